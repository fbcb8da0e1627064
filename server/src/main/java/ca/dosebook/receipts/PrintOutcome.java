package ca.dosebook.receipts;

/** What came of printing a receipt. */
public sealed interface PrintOutcome {

    /** @param pdf a file of the form PDF/UA-1, read back and found to say what the record says */
    @SuppressWarnings("ArrayRecordComponent") // A file is handed on and never compared.
    record Printed(byte[] pdf) implements PrintOutcome {
        @Override
        public String toString() {
            return "Printed[masked]";
        }
    }

    /** Nobody is recorded, or no dose stands in the record. */
    record NoDoses() implements PrintOutcome {}

    /**
     * What the file says is not what the record says, so nobody gets it. It happens when the record changes while the file is
     * made, and for a name in letters that the font does not have.
     */
    record Differs() implements PrintOutcome {}
}
