package ca.dosebook.people;

import ca.dosebook.audit.AuditFixture;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.merging.LinksFixture;
import ca.dosebook.secrets.Secrets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The module for tests of others, and people to go with it. */
public final class PeopleFixture {

    public static final LocalDate BORN = LocalDate.of(1938, 5, 17);

    private static final Random RANDOM = new SecureRandom();

    private PeopleFixture() {}

    public static People on(JdbcClient jdbc, Secrets secrets, Clock clock) {
        return new People(
                new PersonStore(jdbc),
                new PersonSeal(secrets),
                secrets,
                LinksFixture.on(jdbc),
                new ChangeStore(jdbc),
                AuditFixture.on(jdbc, clock),
                clock);
    }

    /** Records a person, with the piece of SQL that bookings paste; tells how many rows were written. */
    public static int write(JdbcClient jdbc, RememberPerson person) {
        return jdbc.sql("with " + RememberPerson.all("person") + " select count(*) from person")
                .params(RememberPerson.parameters(List.of(person)))
                .query(Integer.class)
                .single();
    }

    /** Of nobody. */
    public static Claim aClaim() {
        return new Claim(new PersonKey(new byte[32]), new byte[32]);
    }

    /** Nobody, remembered. */
    public static RememberPerson aRememberedPerson() {
        byte[] nothing = new byte[32];
        return new RememberPerson(
                new PersonKey(nothing),
                new RememberPerson.Hashes(nothing, nothing, nothing),
                nothing,
                nothing,
                Language.EN,
                Instant.EPOCH);
    }

    /** Nobody else in the same JVM has this number, or hardly. */
    public static HealthCardNumber aHealthNumber() {
        StringBuilder digits = new StringBuilder().append(1 + RANDOM.nextInt(9));
        for (int i = 1; i < 9; i++) {
            digits.append(RANDOM.nextInt(10));
        }
        for (int check = 0; check < 10; check++) {
            Optional<HealthCardNumber> number = HealthCardNumber.parse(digits.toString() + check);
            if (number.isPresent()) {
                return number.get();
            }
        }
        throw new IllegalStateException("one of ten check digits is right");
    }

    /** A woman of 82 with a photo card of her own. */
    public static Identity aPerson() {
        return aPerson(aHealthNumber(), BORN);
    }

    public static Identity aPerson(HealthCardNumber number, LocalDate born) {
        return new Identity(new PersonName("Rose", "Tremblay"), born, new IdentityDocument.PhotoCard(number, "AB"));
    }
}
