package ca.dosebook.console.auditing;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.StaffDirectory;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.audit.RecordedEntry;
import ca.dosebook.console.Addresses;
import ca.dosebook.console.Moments;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the log holds in ids, in words. */
@Component
class Words {

    private final StaffDirectory directory;

    Words(StaffDirectory directory) {
        this.directory = directory;
    }

    List<EntryRow> rows(Texts t, List<RecordedEntry> entries) {
        Map<UserId, StaffName> names = names(entries.stream()
                .flatMap(entry -> entry.entry().actor().user().stream())
                .toList());
        Map<OrganizationId, Bilingual> organizations = directory.organizations(entries.stream()
                .flatMap(entry -> entry.entry().actor().organization().stream())
                .map(OrganizationId::new)
                .collect(Collectors.toSet()));
        return entries.stream()
                .map(recorded -> {
                    AuditEntry entry = recorded.entry();
                    return new EntryRow(
                            recorded.id(),
                            time(t, recorded.at()),
                            entry.actor()
                                    .user()
                                    .map(user -> name(t, names, user))
                                    .orElseGet(() ->
                                            t.of("audit.actor." + entry.actor().kind())),
                            entry.actor()
                                    .organization()
                                    .map(id -> organizations.get(new OrganizationId(id)))
                                    .map(name -> name.in(t.language()))
                                    .orElse(""),
                            t.of("audit.act." + entry.act()),
                            entry.person().map(Words::pseudonym).orElse(""),
                            entry.reason()
                                    .map(reason -> t.of("audit.reason." + reason))
                                    .orElse(""),
                            Addresses.said(entry.actor().origin()),
                            Notes.inWords(t, entry.note()));
                })
                .toList();
    }

    Map<UserId, StaffName> names(Collection<UUID> users) {
        return directory.names(users.stream().map(UserId::new).collect(Collectors.toSet()));
    }

    static String name(Texts t, Map<UserId, StaffName> names, UUID user) {
        StaffName name = names.get(new UserId(user));
        return name == null ? t.of("auditing.user.unknown") : name.full();
    }

    static String pseudonym(PersonKey person) {
        return HexFormat.of().formatHex(person.value(), 0, 3);
    }

    static String time(Texts t, Instant moment) {
        return Moments.said(t, moment);
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, Moments.ZONE);
    }
}
