package ca.dosebook;

import ca.dosebook.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/permissions.md}: what of it is written by hand, and the rest. */
final class PermissionTable {

    static final Path FILE = Path.of("..", "docs", "permissions.md");

    private static final Pattern ROW = Pattern.compile("\\| `(\\w+ \\S+)` \\| ([^|]*) \\|.*");

    private PermissionTable() {}

    /** What was written by hand, by address. */
    static Map<String, String> purposes() throws IOException {
        Map<String, String> purposes = new TreeMap<>();
        if (Files.exists(FILE)) {
            for (String line : Files.readAllLines(FILE)) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    purposes.put(row.group(1), row.group(2).strip());
                }
            }
        }
        return purposes;
    }

    /**
     * @param rows the addresses for staff with their answers
     * @param forEveryone the other addresses
     */
    static String page(List<Role> staff, String rows, List<String> forEveryone) {
        String roles = staff.stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(" | "));
        String open = forEveryone.stream().map(one -> "* `" + one + "`").collect(Collectors.joining("\n"));
        return """
                # Who may call what

                Each address, called by `PermissionMatrixTests` with every role. `{language}` is `en` or `fr`.

                * **yes**: answers. What a role reaches beyond that, the page decides: persons by full identifiers only.
                * **own organization**: answers for what belongs to the organizations within reach: the own one, and for a
                  health unit its hospitals. Another's is refused like what does not exist, and written into the audit log.
                * **no**: refused and written into the audit log, or led to the sign-in page.

                *Coming in* has given the right password and not yet the second factor, or is setting one up. *Nobody* has no
                session. The roles' permissions are in `access.Role`; each permission has an annotation for endpoints in
                `access.permits`. What each address is for is written by hand, the rest by the test
                (`-Ddosebook.update-docs=true`).

                | address | for | %s | coming in | nobody |
                | --- | --- |%s --- | --- |
                %s
                ## For everyone

                The public pages, without signing in. What is personal there is shown to whoever knows the booking reference
                and the birth date, or to the browser in which it was typed.

                %s
                """.formatted(roles, " --- |".repeat(staff.size()), rows, open);
    }
}
