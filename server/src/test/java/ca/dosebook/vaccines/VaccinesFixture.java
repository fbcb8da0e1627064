package ca.dosebook.vaccines;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The module for tests of others: on their database, without Spring. */
public final class VaccinesFixture {

    private VaccinesFixture() {}

    /** With the shipped products and rules in the tables. */
    public static Vaccines on(JdbcClient jdbc) {
        return new Vaccines(new VaccineStore(jdbc));
    }
}
