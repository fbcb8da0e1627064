package ca.dosebook.access.providers;

import java.util.Optional;

/**
 * What a provider gave the browser to bring back: the query of the return address.
 *
 * @param issuer who says to have given it (RFC 9207)
 * @param error in place of a code
 */
public record Answer(Optional<String> code, Optional<String> state, Optional<String> issuer, Optional<String> error) {

    @Override
    public String toString() {
        return "Answer[…]";
    }
}
