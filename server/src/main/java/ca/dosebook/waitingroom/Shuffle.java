package ca.dosebook.waitingroom;

/**
 * The order in which gathered people are called: a permutation of 0 to n - 1 decided by a seed, computed for one of them
 * without listing the others. A Feistel network on the next power of four, walked until the result is below n.
 *
 * <p>It need not resist analysis: the seed is drawn when nobody can join any more.
 */
record Shuffle(long seed, long size) {

    private static final int ROUNDS = 10;

    /** Smaller halves have too few round functions to reach every order evenly. */
    private static final int NARROWEST = 6;

    long of(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("not one of " + size);
        }
        int half = Math.max(NARROWEST, (64 - Long.numberOfLeadingZeros(size - 1) + 1) / 2);
        long at = index;
        do {
            at = network(at, half);
        } while (at >= size);
        return at;
    }

    private long network(long value, int half) {
        long mask = (1L << half) - 1;
        long left = value >>> half;
        long right = value & mask;
        for (int round = 1; round <= ROUNDS; round++) {
            long next = left ^ (mixed(seed + round * 0x9e3779b97f4a7c15L + mixed(right + round)) & mask);
            left = right;
            right = next;
        }
        return left << half | right;
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mixed(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
