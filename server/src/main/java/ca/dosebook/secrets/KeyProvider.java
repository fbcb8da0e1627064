package ca.dosebook.secrets;

/**
 * Where the master key is: a file by default, a key management service where there is one (a bean of this type takes the
 * file's place). The master key never seals a record; it wraps the data keys, which stand wrapped in the database.
 *
 * <p>Asked at the start and when keys change, never for a request. What goes wrong is a
 * {@link ca.dosebook.kernel.StartupProblem} with a sentence for the operator.
 */
public interface KeyProvider {

    /**
     * A data key as the database keeps it.
     *
     * @param master the name of the master key that wrapped it, 1 to 200 characters, no secret
     */
    record Wrapped(String master, byte[] bytes) {}

    /** Makes the first master key if there is none. Called only while the database holds no data key. */
    void begin();

    /** The name of the master key that wraps now. */
    String current();

    /**
     * Wraps with the current master key.
     *
     * @param context bound to the result: unwrapping needs the same
     */
    Wrapped wrap(byte[] key, byte[] context);

    /** @throws ca.dosebook.kernel.StartupProblem when the master key is gone, another one, or the bytes were changed */
    byte[] unwrap(Wrapped wrapped, byte[] context);

    /** Makes a new master key, which wraps from now on; the one before still unwraps. Returns its name. */
    String renew();

    /** Destroys every master key but the current one: nothing is wrapped with them any more. Returns how many. */
    int destroyOthers();
}
