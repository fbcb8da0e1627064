package ca.dosebook.embedded;

/** A running server: our own child, or another process's. */
interface PostgresServer {

    /** The TCP port on 127.0.0.1. */
    int port();

    /** The process id. */
    long pid();

    /** Does what is ours to do at the end. */
    void stop();
}
