package ca.dosebook.access.providers;

/** What comes of wanting to sign in with a provider. */
public sealed interface DepartureOutcome {

    /**
     * @param address of the provider, to which the browser goes
     * @param luggage to be kept by the browser until it is back, and given to {@link Providers#arrive}
     */
    record Onward(String address, String luggage) implements DepartureOutcome {

        @Override
        public String toString() {
            return "Onward[…]";
        }
    }

    /** The provider does not answer. */
    record Away() implements DepartureOutcome {}

    record UnknownProvider() implements DepartureOutcome {}
}
