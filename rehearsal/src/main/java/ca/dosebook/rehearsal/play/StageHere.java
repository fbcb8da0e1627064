package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.client.Address;
import ca.dosebook.rehearsal.machine.Processors;
import ca.dosebook.rehearsal.machine.Server;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A server on this machine that someone else started, and stops. */
record StageHere(Server server, String key) implements Stage {

    @Override
    public List<Address> nodes() {
        return List.of(Address.here(server.port()).withKey(key));
    }

    @Override
    public Optional<Processors> used() throws IOException {
        return Optional.of(Processors.now(server));
    }

    @Override
    public void kill(String what) {
        throw new IllegalStateException("only what we started is ours to kill");
    }

    @Override
    public void handIn(String report) {
        // Whoever started it reads it here.
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }
}
