package ca.dosebook.console.auditing;

import java.util.UUID;

/**
 * An entry in words.
 *
 * @param who the name of a user, or what sort of actor it was
 * @param organization empty where none
 * @param person the beginning of the person's key; empty where the entry is about none
 * @param note in words; empty for one that has none
 */
record EntryRow(
        UUID id,
        String time,
        String who,
        String organization,
        String act,
        String person,
        String reason,
        String origin,
        String note) {

    boolean hasPerson() {
        return !person.isEmpty();
    }
}
