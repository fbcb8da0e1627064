package ca.dosebook.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.testing.DosebookTest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's staff are there in a demo, whole, and stay as they were left. */
@DosebookTest(properties = "dosebook.demo=pilot")
@Import(DemoFixture.AtThatMoment.class)
class DemoStaffTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DemoStaff staff;

    @Autowired
    private WhatToTry whatToTry;

    @Test
    void every_role_has_someone_who_is_printed_with_a_secret() {
        assertThat(users(jdbc))
                .containsExactlyInAnyOrderElementsOf(
                        DemoUser.ALL.stream().map(DemoUser::email).toList());
        assertThat(DemoUser.ALL.stream().map(DemoUser::role))
                .containsAll(
                        Arrays.stream(Role.values()).filter(Role::isForPersons).toList());
        assertThat(whatToTry.lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("agent@demo.example", "contact centre agent")
                        .containsPattern("[A-Z2-7]{32}$"));
    }

    @Test
    void whoever_was_disabled_stays_disabled_at_the_next_start() {
        jdbc.sql("update access.staff_user set state = 'DISABLED' where email = 'lead@demo.example'")
                .update();

        staff.bring();

        assertThat(users(jdbc)).hasSize(DemoUser.ALL.size() - 1).doesNotContain("lead@demo.example");
        jdbc.sql("update access.staff_user set state = 'ACTIVE' where email = 'lead@demo.example'")
                .update();
    }

    static List<String> users(JdbcClient jdbc) {
        return jdbc.sql("select email from access.staff_user where email like '%@demo.example' and state = 'ACTIVE'")
                .query((row, n) -> row.getString("email"))
                .list();
    }
}
