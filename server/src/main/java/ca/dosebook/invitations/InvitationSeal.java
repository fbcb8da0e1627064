package ca.dosebook.invitations;

import ca.dosebook.kernel.Personal;
import ca.dosebook.people.PersonName;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns the details of an invitation into sealed bytes and back, bound to its id so that rows can't be swapped. */
@Component
public class InvitationSeal {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Secrets secrets;

    InvitationSeal(Secrets secrets) {
        this.secrets = secrets;
    }

    public byte[] seal(InvitationId id, InvitationDetails details) {
        InvitationDetails.Reach reach = details.reach();
        var json = new DetailsJson(
                details.name().given(),
                details.name().family(),
                details.birthDate(),
                reach.email().orElse(null),
                reach.phone().orElse(null),
                reach.street().orElse(null),
                reach.town().orElse(null),
                reach.postalCode().orElse(null));
        return secrets.seal(Purpose.RECORD, JSON.writeValueAsBytes(json), context(id));
    }

    public InvitationDetails open(InvitationId id, byte[] sealed) {
        byte[] plain = secrets.open(Purpose.RECORD, sealed, context(id))
                .orElseThrow(() -> new IllegalStateException("a sealed invitation does not open"));
        DetailsJson json = JSON.readValue(plain, DetailsJson.class);
        return new InvitationDetails(
                new PersonName(json.given, json.family),
                json.born,
                new InvitationDetails.Reach(
                        Optional.ofNullable(json.email),
                        Optional.ofNullable(json.phone),
                        Optional.ofNullable(json.street),
                        Optional.ofNullable(json.town),
                        Optional.ofNullable(json.postalCode)));
    }

    static byte[] context(InvitationId id) {
        return ByteBuffer.allocate(16)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .array();
    }

    @Personal
    private record DetailsJson(
            String given,
            String family,
            LocalDate born,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String street,
            @Nullable String town,
            @Nullable String postalCode) {
        @Override
        public String toString() {
            return "DetailsJson[masked]";
        }
    }
}
