package ca.dosebook.people;

import ca.dosebook.kernel.PersonKey;

/**
 * Someone recorded with a name and birth date that was asked about.
 *
 * @param place of the hash in the list asked about, from 0
 */
public record Namesake(int place, PersonKey key) {}
