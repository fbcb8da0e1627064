package ca.dosebook.access.sessions;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.sessions.KeptForm.Field;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What staff had typed when their time ran out. It is sealed, belongs to the session, and is shown once to whoever has
 * shown the second factor again.
 */
@Component
public class KeptForms {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Longer than any form of ours, in characters. */
    private static final int LONGEST = 32_000;

    /** Passwords and codes are typed again. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|code|secret|token).*");

    private static final Pattern ABOUT_SECRETS =
            Pattern.compile("/(?:en|fr)/console/(?:security|sign-in|set-up|activate)\\b.*");

    private final SessionStore store;
    private final Secrets secrets;

    KeptForms(SessionStore store, Secrets secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    /** Keeps the form of a request. Whether it could. */
    boolean keep(UUID session, HttpServletRequest request) {
        Optional<String> page = WantedPage.of(request.getRequestURI());
        if (page.isEmpty() || ABOUT_SECRETS.matcher(page.get()).matches() || !isForm(request)) {
            return false;
        }
        List<Field> fields = request.getParameterMap().entrySet().stream()
                .filter(parameter -> !isSecret(parameter.getKey()))
                .flatMap(parameter ->
                        Arrays.stream(parameter.getValue()).map(value -> new Field(parameter.getKey(), value)))
                .toList();
        byte[] json = JSON.writeValueAsBytes(new KeptForm(page.get(), fields));
        if (json.length > LONGEST) {
            return false;
        }
        store.keep(session, secrets.seal(Purpose.DRAFT, json, context(session)));
        return true;
    }

    /** What was kept for this session; it is gone then. */
    public Optional<KeptForm> take(SignedIn staff) {
        return store.takeKept(staff.session())
                .flatMap(bytes -> secrets.open(Purpose.DRAFT, bytes, context(staff.session())))
                .flatMap(KeptForms::read);
    }

    private static Optional<KeptForm> read(byte[] json) {
        try {
            return Optional.of(JSON.readValue(json, KeptForm.class));
        } catch (JacksonException older) {
            return Optional.empty();
        }
    }

    /** A postal code is none. */
    private static boolean isSecret(String name) {
        return SECRET.matcher(name).matches() && !name.equals("postalCode");
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static byte[] context(UUID session) {
        return ByteBuffer.allocate(16)
                .putLong(session.getMostSignificantBits())
                .putLong(session.getLeastSignificantBits())
                .array();
    }
}
