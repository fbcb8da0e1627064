package ca.dosebook.messages;

/**
 * What a message tells: {@code booking.confirmed}. The module that announces it defines the kind.
 *
 * @param value lower-case words joined by dots or dashes, at most 60 characters
 */
public record MessageKind(String value) {

    public MessageKind {
        if (!value.matches("[a-z][a-z0-9.-]{0,59}")) {
            throw new IllegalArgumentException("not a kind of message: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
