package ca.dosebook.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.testing.DosebookTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In a database that is no demo, nobody has a password that everyone knows. */
@DosebookTest
class NoDemoStaffTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WhatToTry whatToTry;

    @Test
    void nobody_of_the_demo_is_there_or_printed() {
        assertThat(DemoStaffTests.users(jdbc)).isEmpty();
        assertThat(whatToTry.lines()).isEmpty();
    }
}
