package ca.dosebook.invitations.outreach;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total how many there are on all pages
 */
public record InvitationPage(List<InvitationLine> lines, int total) {

    public InvitationPage {
        lines = List.copyOf(lines);
    }
}
