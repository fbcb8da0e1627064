package ca.dosebook.secrets;

/**
 * The operator changed keys.
 *
 * @param what in a few words of a fixed list, such as {@code rotated record 0a1b2c3d}; no secret
 */
public record KeysChanged(String what) {}
