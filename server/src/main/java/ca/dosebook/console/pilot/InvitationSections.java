package ca.dosebook.console.pilot;

import ca.dosebook.reporting.pilot.Board;
import ca.dosebook.reporting.pilot.Funnel;
import ca.dosebook.reporting.pilot.Part;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What became of the invitations, in words. */
final class InvitationSections {

    private InvitationSections() {}

    static List<Section> of(Texts t, Board board) {
        return List.of(funnel(t, board), parts(t, board));
    }

    private static Section funnel(Texts t, Board board) {
        Funnel funnel = board.funnel();
        String title = t.of("pilot.funnel.title");
        if (funnel.invited() == 0) {
            return new Section("funnel", title, List.of(t.of("pilot.funnel.none")), null, List.of());
        }
        List<List<String>> rows = List.of(
                row(t, t.of("pilot.funnel.invited"), funnel.invited(), funnel),
                row(t, t.of("pilot.funnel.sent"), funnel.sent(), funnel),
                row(t, t.of("pilot.funnel.opened"), funnel.opened(), funnel),
                List.of(t.of("pilot.funnel.started"), Numbers.said(t, board.invitedSittings()), "–"),
                row(t, t.of("pilot.funnel.booked"), funnel.booked(), funnel));
        List<List<String>> beside = List.of(
                row(t, t.of("pilot.funnel.declined"), funnel.declined(), funnel),
                row(t, t.of("pilot.funnel.bounced"), funnel.bounced(), funnel),
                row(t, t.of("pilot.funnel.misused"), funnel.misused(), funnel));
        List<String> head = List.of(t.of("pilot.funnel.step"), t.of("pilot.funnel.number"), t.of("pilot.funnel.share"));
        Chart chart = Chart.rows(
                "funnel-chart",
                title,
                t.of("pilot.funnel.picture", funnel.invited(), funnel.opened(), funnel.booked()),
                List.of(
                        bar(t, t.of("pilot.funnel.invited"), funnel.invited(), funnel),
                        bar(t, t.of("pilot.funnel.sent"), funnel.sent(), funnel),
                        bar(t, t.of("pilot.funnel.opened"), funnel.opened(), funnel),
                        bar(t, t.of("pilot.funnel.booked"), funnel.booked(), funnel)));
        return new Section(
                "funnel",
                title,
                List.of(t.of("pilot.funnel.of", funnel.invited()), t.of("pilot.funnel.sittings")),
                chart,
                List.of(
                        new Table("funnel-table", t.of("pilot.funnel.caption"), head, rows),
                        new Table("funnel-beside", t.of("pilot.funnel.beside"), head, beside)));
    }

    private static List<String> row(Texts t, String step, long number, Funnel funnel) {
        return List.of(step, Numbers.said(t, number), Numbers.share(t, number, funnel.invited()));
    }

    private static Chart.Row bar(Texts t, String step, long number, Funnel funnel) {
        return new Chart.Row(number, funnel.invited(), step + ": " + Numbers.said(t, number));
    }

    private static Section parts(Texts t, Board board) {
        List<Table> tables = new ArrayList<>();
        add(tables, t, "ages", t.of("pilot.parts.age"), board.byAge(), code -> code.replace('-', '–'));
        add(tables, t, "groups", t.of("pilot.parts.group"), board.byGroup(), code -> group(t, code));
        add(tables, t, "languages", t.of("pilot.parts.language"), board.byInvitedLanguage(), code -> language(t, code));
        List<String> lead = tables.isEmpty()
                ? List.of(t.of("pilot.funnel.none"))
                : List.of(t.of("pilot.parts.of"), t.of("pilot.parts.few"));
        return new Section("parts", t.of("pilot.parts.title"), lead, null, tables);
    }

    private static void add(
            List<Table> tables, Texts t, String id, String caption, List<Part> parts, UnaryOperator<String> name) {
        if (parts.isEmpty()) {
            return;
        }
        List<String> head = List.of(
                caption, t.of("pilot.funnel.invited"), t.of("pilot.funnel.opened"), t.of("pilot.funnel.booked"));
        tables.add(new Table(
                id,
                caption,
                head,
                parts.stream()
                        .map(part -> List.of(
                                part.code().isEmpty() ? t.of("pilot.parts.unknown") : name.apply(part.code()),
                                Numbers.said(t, part.invited()),
                                Numbers.said(t, part.opened()),
                                Numbers.said(t, part.booked())))
                        .toList()));
    }

    private static String group(Texts t, String code) {
        String key = "portal.group." + code;
        return t.has(key) ? t.of(key) : code;
    }

    static String language(Texts t, String code) {
        String key = "pilot.language." + code;
        return t.has(key) ? t.of(key) : code;
    }
}
