package ca.dosebook.messages;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a message has not gone out: a class of problem, never the words of a server, which repeat the address. */
public enum DeliveryProblem {
    /** The mail server did not answer, or broke off. */
    UNREACHABLE,
    /** The mail server does not accept our user name and password. */
    SIGN_IN_REFUSED,
    /** The mail server says "later", or refuses for a reason that the operator can mend. */
    REFUSED,
    /** There is no such address. Not tried again. */
    ADDRESS_REFUSED,
    /** The mail could not be written. */
    NOT_COMPOSED,
    /** There was nothing to say any more. Not tried again. */
    NOTHING_TO_SAY,
    /** The file could not be written. */
    DISK;

    // RFC 3463: 5.1.x is a permanent failure of the destination address. A bare 550 may as well mean that our own
    // server is not set up to relay, which must not throw away everybody's mail.
    private static final Pattern NO_SUCH_ADDRESS = Pattern.compile("^\\s*5\\d\\d[ -]5\\.1\\.\\d.*", Pattern.DOTALL);

    /** Whether trying again cannot help. */
    boolean isFinal() {
        return switch (this) {
            case ADDRESS_REFUSED, NOTHING_TO_SAY -> true;
            case UNREACHABLE, SIGN_IN_REFUSED, REFUSED, NOT_COMPOSED, DISK -> false;
        };
    }

    /** Whether the next message would meet the same problem, so that this one stands for the whole batch. */
    boolean concernsEveryone() {
        return switch (this) {
            case UNREACHABLE, SIGN_IN_REFUSED, DISK -> true;
            case REFUSED, ADDRESS_REFUSED, NOT_COMPOSED, NOTHING_TO_SAY -> false;
        };
    }

    static DeliveryProblem of(MessagingException failure) {
        DeliveryProblem found = UNREACHABLE;
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.push(failure);
        while (!open.isEmpty()) {
            Throwable one = open.pop();
            if (!seen.add(one)) {
                continue;
            }
            if (one instanceof AddressException || saysNoSuchAddress(one)) {
                return ADDRESS_REFUSED;
            }
            if (one instanceof AuthenticationFailedException) {
                found = SIGN_IN_REFUSED;
            } else if (one instanceof SendFailedException && found == UNREACHABLE) {
                found = REFUSED;
            }
            push(open, one.getCause());
            push(open, one instanceof MessagingException chained ? chained.getNextException() : null);
        }
        return found;
    }

    private static boolean saysNoSuchAddress(Throwable failure) {
        String answer = failure.getMessage();
        return failure instanceof SendFailedException
                && answer != null
                && NO_SUCH_ADDRESS.matcher(answer).matches();
    }

    private static void push(Deque<Throwable> open, @Nullable Throwable next) {
        if (next != null) {
            open.push(next);
        }
    }
}
