package ca.dosebook.audit.chain;

/**
 * Transactions of one server.
 *
 * @param from the first
 * @param to the one after the last
 */
record Range(long cluster, long from, long to) {}
