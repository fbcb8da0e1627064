package ca.dosebook.invitations;

import ca.dosebook.people.People;
import ca.dosebook.secrets.Secrets;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The module for tests of others. */
public final class InvitationsFixture {

    private InvitationsFixture() {}

    public static Invitations on(JdbcClient jdbc, People people, Secrets secrets, Clock clock) {
        return new Invitations(new InvitationStore(jdbc), people, secrets, clock);
    }
}
