package ca.dosebook.invitations;

import static ca.dosebook.people.PeopleFixture.BORN;
import static ca.dosebook.people.PeopleFixture.aHealthNumber;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.People;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.people.PersonName;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvitationsTests {

    private static final HealthUnitId UNIT = new HealthUnitId(2238);
    private static final Instant NOW = Instant.parse("2021-03-01T15:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(14));
    private static final Secrets SECRETS = SecretsFixture.fresh();

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final SettableClock clock = SettableClock.at(NOW);
    private final People people = PeopleFixture.on(db.jdbc(), SECRETS, clock);
    private final Invitations invitations = InvitationsFixture.on(db.jdbc(), people, SECRETS, clock);
    private final PersonName name =
            new PersonName("Zoë", "O’Neil-" + aHealthNumber().digits().replaceAll("[0-4]", "a"));
    private final HealthCardNumber number = aHealthNumber();

    private InvitationAnswer check(InvitationCode code, PersonName typed, HealthCardNumber card) {
        Identity identity = new Identity(typed, BORN, new IdentityDocument.PhotoCard(card, ""));
        return invitations.check(code, identity, people.keyOf(identity), UNIT);
    }

    @Test
    void an_invitation_by_name_fits_whoever_has_that_name_and_birth_date() {
        InvitationCode code = invitations.issue(UNIT, new Invitee(name, BORN, Optional.empty()), END);

        assertThat(check(code, name, number)).isInstanceOf(InvitationAnswer.Valid.class);
        assertThat(check(code, new PersonName("ZOE", name.family().replace("’", "")), number))
                .isInstanceOf(InvitationAnswer.Valid.class);
        assertThat(check(code, new PersonName("Ann", "Other"), number)).isInstanceOf(InvitationAnswer.NotYours.class);
        Identity younger = new Identity(name, BORN.plusYears(1), new IdentityDocument.PhotoCard(number, ""));
        assertThat(invitations.check(code, younger, people.keyOf(younger), UNIT))
                .isInstanceOf(InvitationAnswer.NotYours.class);
    }

    @Test
    void an_invitation_by_number_fits_whatever_name_is_on_the_card() {
        InvitationCode code = invitations.issue(UNIT, new Invitee(name, BORN, Optional.of(number)), END);

        assertThat(check(code, new PersonName("Zo", "Neil"), number)).isInstanceOf(InvitationAnswer.Valid.class);
        assertThat(check(code, new PersonName("Zo", "Neil"), aHealthNumber()))
                .isInstanceOf(InvitationAnswer.NotYours.class);
    }

    @Test
    void an_unknown_code_and_one_of_another_unit_are_not_told_from_a_strangers() {
        Identity identity = new Identity(name, BORN, new IdentityDocument.PhotoCard(number, ""));
        InvitationCode code = invitations.issue(UNIT, new Invitee(name, BORN, Optional.empty()), END);

        assertThat(check(InvitationsFixture.anyCode(), name, number)).isInstanceOf(InvitationAnswer.NotYours.class);
        assertThat(invitations.check(code, identity, people.keyOf(identity), new HealthUnitId(2233)))
                .isInstanceOf(InvitationAnswer.NotYours.class);
    }

    @Test
    void it_works_until_its_end_and_not_at_it() {
        InvitationCode code = invitations.issue(UNIT, new Invitee(name, BORN, Optional.empty()), END);

        clock.set(END.minusNanos(1000));
        assertThat(check(code, name, number)).isInstanceOf(InvitationAnswer.Valid.class);
        clock.set(END);
        assertThat(check(code, name, number)).isInstanceOf(InvitationAnswer.Expired.class);
    }

    @Test
    void it_can_be_withdrawn_and_a_stranger_does_not_learn_it() {
        InvitationCode code = invitations.issue(UNIT, new Invitee(name, BORN, Optional.empty()), END);

        invitations.revoke(code);
        invitations.revoke(code);

        assertThat(check(code, name, number)).isInstanceOf(InvitationAnswer.Revoked.class);
        assertThat(check(code, new PersonName("Ann", "Other"), number)).isInstanceOf(InvitationAnswer.NotYours.class);
    }

    @Test
    void neither_code_nor_name_stands_in_the_table() {
        InvitationCode code = invitations.issue(UNIT, new Invitee(name, BORN, Optional.of(number)), END);

        assertThat(db.jdbc()
                        .sql("select cast(i as text) from invitations.invitation as i")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .doesNotContain(code.characters(), code.printed(), name.family(), number.digits(), "1938"));
    }
}
