package ca.dosebook.waitingroom;

import java.time.Duration;

/**
 * How the room works.
 *
 * @param gather for how long before an opening people gather; zero for not at all
 * @param target how long nine of ten bookings may take, while people are admitted
 * @param passes how many people a node has inside at most
 * @param mostPerSecond how many people are admitted a second at most, for each node
 * @param telephoneShare how much of that is kept back for the call centre, from 0 to 1
 */
record Settings(Duration gather, Duration target, int passes, double mostPerSecond, double telephoneShare) {

    /** What a room begins with, a second and a node. */
    static final double FIRST_RATE = 20;
}
