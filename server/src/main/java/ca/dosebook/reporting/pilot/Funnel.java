package ca.dosebook.reporting.pilot;

/**
 * Invitations and what has become of them until now. Each number but the last three is a part of the one before, since
 * all are counted over the same invitations: who booked had opened the invitation, whether or not that was seen. Revoked
 * invitations are not among them, unless they were used.
 *
 * @param invited those issued in the days asked about
 * @param sent written to, called, or heard from
 * @param opened opened the invitation, or used its code
 * @param booked used it for a booking, also one cancelled since
 * @param declined said that they do not want it
 * @param bounced could not be delivered
 * @param misused whose code was tried by someone else
 */
public record Funnel(long invited, long sent, long opened, long booked, long declined, long bounced, long misused) {

    public static final Funnel EMPTY = new Funnel(0, 0, 0, 0, 0, 0, 0);

    public Funnel plus(Funnel other) {
        return new Funnel(
                invited + other.invited,
                sent + other.sent,
                opened + other.opened,
                booked + other.booked,
                declined + other.declined,
                bounced + other.bounced,
                misused + other.misused);
    }
}
