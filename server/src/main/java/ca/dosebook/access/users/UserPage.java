package ca.dosebook.access.users;

import java.util.List;

/**
 * A page of a list of users.
 *
 * @param total users on all pages
 * @param page from 1
 */
public record UserPage(List<StaffUser> users, int total, int page) {

    public UserPage {
        users = List.copyOf(users);
    }

    /** At least 1. */
    public int pages() {
        return Math.max(1, Math.ceilDiv(total, UserQuery.PAGE_SIZE));
    }
}
