package ca.dosebook.inventory.reconciling;

import java.util.OptionalInt;

/**
 * How many doses may be left over in an open vial when the clinic closes. A vial that is open can't be kept for another
 * day: whoever knows early can call people in.
 *
 * @param people who are still to be given a dose, as far as can be told
 * @param doses that may be left over, 0 or more and fewer than a vial holds
 */
public record Leftover(int people, int doses) {

    /** One of two who did not come says nothing of the next hundred. */
    private static final int FEWEST = 10;

    /**
     * What is known of the day by now.
     *
     * @param waiting people who are in the clinic and have no dose yet; all of them are counted
     * @param due people whose appointment is so long ago that they would have come
     * @param came of those due, who came
     * @param ahead people with a later appointment, who have not come yet
     * @param used doses that left vials today, given or wasted
     * @param dosesPerVial of the product, 1 or more
     */
    public record Facts(int waiting, int due, int came, int ahead, int used, int dosesPerVial) {

        public Facts {
            if (dosesPerVial < 1 || waiting < 0 || due < came || came < 0 || ahead < 0 || used < 0) {
                throw new IllegalArgumentException("no day of a clinic is like this");
            }
        }

        /** Of those due, how many of a hundred came; empty while they are too few to tell. */
        public OptionalInt percentCame() {
            return due < FEWEST ? OptionalInt.empty() : OptionalInt.of(Math.round(100f * came / due));
        }
    }

    /** While few were due, all are reckoned with. Each lane may have a vial of its own open; as long as nobody writes down which, one is reckoned with. */
    public static Leftover forecast(Facts facts) {
        double share = facts.due() < FEWEST ? 1 : (double) facts.came() / facts.due();
        int people = facts.waiting() + (int) Math.round(facts.ahead() * share);
        return new Leftover(people, Math.floorMod(-(facts.used() + people), facts.dosesPerVial()));
    }
}
