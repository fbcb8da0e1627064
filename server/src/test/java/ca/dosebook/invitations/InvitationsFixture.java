package ca.dosebook.invitations;

import ca.dosebook.audit.AuditFixture;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.people.People;
import ca.dosebook.secrets.Secrets;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The module for tests of others. */
public final class InvitationsFixture {

    private static final SecureRandom RANDOM = new SecureRandom();

    private InvitationsFixture() {}

    public static Invitations on(JdbcClient jdbc, People people, Secrets secrets, Clock clock) {
        return new Invitations(
                new InvitationStore(jdbc),
                new InvitationCodes(secrets),
                new InvitationSeal(secrets),
                people,
                AuditFixture.on(jdbc, clock),
                clock);
    }

    public static OptOuts optOuts(JdbcClient jdbc, People people, Secrets secrets, Clock clock) {
        return new OptOuts(
                new InvitationStore(jdbc),
                new InvitationSeal(secrets),
                people,
                secrets,
                AuditFixture.on(jdbc, clock),
                clock);
    }

    /** A code that nobody has. */
    public static InvitationCode anyCode() {
        byte[] bytes = new byte[Long.BYTES];
        RANDOM.nextBytes(bytes);
        return InvitationCode.of(bytes);
    }

    public static InvitationId anyId() {
        return new InvitationId(Uuids.next());
    }
}
