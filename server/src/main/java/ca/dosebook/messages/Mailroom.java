package ca.dosebook.messages;

import org.springframework.stereotype.Component;

/** Tells which way mail goes, for the page that says what was sent. */
@Component
public class Mailroom {

    private final Postbox postbox;

    Mailroom(Postbox postbox) {
        this.postbox = postbox;
    }

    public Delivery delivery() {
        return postbox.delivery();
    }
}
