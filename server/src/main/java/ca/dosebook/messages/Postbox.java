package ca.dosebook.messages;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** Where finished mails are handed over. */
interface Postbox {

    Delivery delivery();

    /** For making mails that this postbox takes. */
    Session session();

    /** Opens a way out for several mails; fails when there is none at the moment. */
    Line open() throws DeliveryFailure;

    interface Line extends AutoCloseable {

        /** Returns when someone else is answerable for the mail. After a failure the mail may have gone out or not. */
        void send(MimeMessage mail) throws DeliveryFailure;

        @Override
        void close();
    }

    /** Carries the class of the problem and nothing else: the cause's words name the recipient. */
    final class DeliveryFailure extends Exception {

        private final DeliveryProblem problem;

        DeliveryFailure(DeliveryProblem problem) {
            super(problem.name());
            this.problem = problem;
        }

        DeliveryFailure(MessagingException failure) {
            this(DeliveryProblem.of(failure));
        }

        DeliveryProblem problem() {
            return problem;
        }
    }
}
