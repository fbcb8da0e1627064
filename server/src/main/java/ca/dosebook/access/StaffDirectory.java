package ca.dosebook.access;

import ca.dosebook.kernel.Bilingual;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who the staff are, for whoever answers for what all of them do: names alone, whatever the organization. */
@Component
public class StaffDirectory {

    /** Words beyond these are not looked at. */
    private static final int MOST_WORDS = 5;

    private final StaffDirectoryStore store;

    StaffDirectory(StaffDirectoryStore store) {
        this.store = store;
    }

    /** A member of staff, signed up or not any more. */
    public record Colleague(UserId id, StaffName name, String email) {}

    /**
     * Those whose name or e-mail address has each of the words in it, by family name.
     *
     * @param words as typed; none finds nobody
     */
    public List<Colleague> search(String words, int most) {
        List<String> parts = Arrays.stream(
                        words.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(part -> !part.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        return parts.isEmpty() ? List.of() : store.search(parts, most);
    }

    public Optional<Colleague> find(UserId id) {
        return store.find(id);
    }

    /** Of those that exist. */
    public Map<UserId, StaffName> names(Collection<UserId> ids) {
        return ids.isEmpty() ? Map.of() : store.names(ids);
    }

    /** Of those that exist. */
    public Map<OrganizationId, Bilingual> organizations(Collection<OrganizationId> ids) {
        return ids.isEmpty() ? Map.of() : store.organizations(ids);
    }
}
