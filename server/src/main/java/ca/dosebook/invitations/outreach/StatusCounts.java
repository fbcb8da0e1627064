package ca.dosebook.invitations.outreach;

import java.util.Map;

/**
 * How many invitations are how far.
 *
 * @param misused how many have a code that somebody else tried, whatever their status
 */
public record StatusCounts(Map<InvitationStatus, Integer> byStatus, int misused) {

    public static final StatusCounts NONE = new StatusCounts(Map.of(), 0);

    public StatusCounts {
        byStatus = Map.copyOf(byStatus);
    }

    public int of(InvitationStatus status) {
        return byStatus.getOrDefault(status, 0);
    }

    public int total() {
        return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }
}
