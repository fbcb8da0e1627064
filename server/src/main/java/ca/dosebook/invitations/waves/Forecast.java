package ca.dosebook.invitations.waves;

import ca.dosebook.invitations.Channel;
import java.util.Map;

/**
 * What would come of a wave made now.
 *
 * @param candidates everyone of the approved cohorts who can be invited
 * @param sorted how many of them fall where
 * @param people how many would be invited
 * @param byChannel how they would be told
 * @param outlook the places for them
 */
public record Forecast(
        int candidates, Map<Sorted, Integer> sorted, int people, Map<Channel, Integer> byChannel, Outlook outlook) {

    public Forecast {
        sorted = Map.copyOf(sorted);
        byChannel = Map.copyOf(byChannel);
    }

    public int count(Sorted where) {
        return sorted.getOrDefault(where, 0);
    }

    public int count(Channel channel) {
        return byChannel.getOrDefault(channel, 0);
    }

    /** Whether all of those people could book their whole series. */
    public boolean placesAreEnough() {
        return people <= outlook.people();
    }
}
