package ca.dosebook.console.auditing;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffDirectory;
import ca.dosebook.access.UserId;
import ca.dosebook.approvals.ApprovalKind;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An export of what one user did. Agreeing to it lets the one who asked fetch the file; nothing else happens. */
@Component
class ExportKind implements ApprovalKind {

    static final String NAME = "AUDIT_EXPORT";

    private final StaffDirectory directory;

    ExportKind(StaffDirectory directory) {
        this.directory = directory;
    }

    /** What is to be exported. @param first and last day, both included */
    record What(UUID user, LocalDate first, LocalDate last) {

        static What of(Map<String, String> parameters) {
            return new What(
                    UUID.fromString(Objects.requireNonNull(parameters.get("user"))),
                    LocalDate.parse(Objects.requireNonNull(parameters.get("first"))),
                    LocalDate.parse(Objects.requireNonNull(parameters.get("last"))));
        }

        Map<String, String> parameters() {
            return Map.of("user", user.toString(), "first", first.toString(), "last", last.toString());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Permission askedWith() {
        return Permission.EXPORT_AUDIT;
    }

    @Override
    public Permission decidedWith() {
        return Permission.DECIDE_REQUESTS;
    }

    @Override
    public String describe(Texts t, Map<String, String> parameters) {
        What what = What.of(parameters);
        String name = directory
                .find(new UserId(what.user()))
                .map(user -> user.name().full())
                .orElseGet(() -> t.of("auditing.user.unknown"));
        return t.of("auditing.export.describe", name, t.date(what.first()), t.date(what.last()));
    }

    @Override
    public boolean carryOut(ApprovalRequest request, SignedIn second) {
        return true;
    }
}
