package ca.dosebook.demo;

import static ca.dosebook.demo.DemoFixture.NOW;
import static ca.dosebook.demo.DemoFixture.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.invitations.InvitationAnswer;
import ca.dosebook.invitations.InvitationCode;
import ca.dosebook.invitations.Invitations;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.People;
import ca.dosebook.rollout.PostalCode;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.testing.DosebookTest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DosebookTest(properties = "dosebook.demo=pilot")
@Import(DemoFixture.AtThatMoment.class)
class WhatToTryTests {

    private static final Pattern PERSON = Pattern.compile(
            "health card ([0-9 ]+) ([A-Z]{2}), postal code ([A-Z0-9]{3} [A-Z0-9]{3}), invitation (\\S+)");

    @Autowired
    WhatToTry whatToTry;

    @Autowired
    Invitations invitations;

    @Autowired
    People people;

    @Autowired
    Rollout rollout;

    @Test
    void the_printed_cards_parse_and_the_printed_invitations_are_valid_for_those_people() {
        List<String> lines = whatToTry.lines();
        assertUsable(lines.get(2), DemoPerson.residentOf82(TODAY));
        assertUsable(lines.get(3), DemoPerson.healthCareWorkerOf45(TODAY));
    }

    private void assertUsable(String line, DemoPerson person) {
        Matcher printed = PERSON.matcher(line);
        assertThat(printed.find()).as(line).isTrue();
        HealthCardNumber number = HealthCardNumber.parse(printed.group(1)).orElseThrow();
        var identity = new Identity(
                person.name(), person.birthDate(), new IdentityDocument.PhotoCard(number, printed.group(2)));
        InvitationCode code = InvitationCode.parse(printed.group(4)).orElseThrow();
        assertThat(invitations.check(code, identity, people.keyOf(identity), person.unit()))
                .isInstanceOf(InvitationAnswer.Valid.class);
        PostalCode home = PostalCode.parse(printed.group(3)).orElseThrow();
        assertThat(rollout.postalArea(home).orElseThrow().units()).containsExactly(person.unit());
        assertThat(rollout.stage(person.unit(), NOW)).isEqualTo(Stage.PILOT);
    }

    @Test
    void the_other_postal_codes_are_of_a_closed_unit_and_of_one_that_books_locally() {
        List<String> lines = whatToTry.lines();
        assertThat(lines.get(4)).contains("K2P 1L4", "Monday, 7 December at 8:00");
        var closed = rollout.postalArea("K2P").orElseThrow().units();
        assertThat(closed).hasSize(1);
        assertThat(rollout.stage(closed.getFirst(), NOW)).isEqualTo(Stage.CLOSED);
        assertThat(lines.get(5)).contains("L3Y 4X1");
        assertThat(rollout.healthUnit(
                                rollout.postalArea("L3Y").orElseThrow().units().getFirst())
                        .orElseThrow()
                        .booksLocally())
                .isTrue();
        assertThat(lines.get(6)).contains("/mail");
    }

    @Test
    void every_start_issues_other_codes() {
        assertThat(whatToTry.lines().get(2)).isNotEqualTo(whatToTry.lines().get(2));
    }

    @Test
    void the_ages_are_right_on_the_day_of_load_before_and_after_the_birthday() {
        assertThat(DemoPerson.residentOf82(TODAY).birthDate()).isEqualTo("1944-03-14");
        assertThat(DemoPerson.residentOf82(TODAY.withMonth(1)).birthDate()).isEqualTo("1943-03-14");
    }
}
