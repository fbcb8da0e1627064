package ca.dosebook.console.pilot;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayReadReports;
import ca.dosebook.console.Csv;
import ca.dosebook.console.Moments;
import ca.dosebook.console.ReachedUnits;
import ca.dosebook.paper.Paper;
import ca.dosebook.reporting.Days;
import ca.dosebook.reporting.pilot.Board;
import ca.dosebook.reporting.pilot.UnitLine;
import ca.dosebook.reporting.readiness.Readiness;
import ca.dosebook.reporting.readiness.UnitReadiness;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.wording.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures as files: a page to print for the meeting that decides, and a table for a spreadsheet. */
@Controller
@MayReadReports
class FilesController {

    private final Figures figures;
    private final Readiness readiness;
    private final ReachedUnits units;
    private final Paper paper;

    FilesController(Figures figures, Readiness readiness, ReachedUnits units, Paper paper) {
        this.figures = figures;
        this.readiness = readiness;
        this.units = units;
        this.paper = paper;
    }

    @GetMapping("/{language:en|fr}/console/pilot/report.pdf")
    ResponseEntity<byte[]> report(
            Texts t, SignedIn staff, DaysForm form, @RequestParam(defaultValue = "") String unit) {
        Optional<HealthUnit> which = units.named(staff, unit);
        Days days = form.days(t, figures.today());
        List<UnitReadiness> ready =
                which.isPresent() ? readiness.of(which.get().id()).stream().toList() : readiness.all();
        Report report = new Report(
                t, which, figures.board(which, days), figures.feedback(which, days), figures.units(days), ready);
        return file(paper.pdf(report.document()), "application/pdf", "pilot-report.pdf");
    }

    @GetMapping("/{language:en|fr}/console/pilot/figures.csv")
    ResponseEntity<byte[]> table(Texts t, SignedIn staff, DaysForm form, @RequestParam(defaultValue = "") String unit) {
        Optional<HealthUnit> which = units.named(staff, unit);
        Days days = form.days(t, figures.today());
        Board board = figures.board(which, days);
        String name = which.map(one -> one.name().in(t.language())).orElse(t.of("pilot.province"));
        Csv csv = Csv.empty()
                .row(List.of(
                        t.of("pilot.csv.about"),
                        name,
                        days.first().toString(),
                        days.last().toString(),
                        Moments.said(t, board.asOf())));
        List<Section> sections = new ArrayList<>(InvitationSections.of(t, board));
        sections.addAll(SittingSections.of(t, board));
        sections.addAll(BookingSections.of(t, board, figures.feedback(which, days)));
        for (Section section : sections) {
            csv.row(List.of()).row(List.of(section.title()));
            section.lead().forEach(lead -> csv.row(List.of(lead)));
            for (Table part : section.tables()) {
                csv.row(part.head());
                part.rows().forEach(csv::row);
            }
        }
        if (which.isEmpty()) {
            addUnits(t, csv, figures.units(days));
        }
        return file(csv.toString().getBytes(StandardCharsets.UTF_8), "text/csv;charset=UTF-8", "pilot-figures.csv");
    }

    private static void addUnits(Texts t, Csv csv, List<UnitLine> lines) {
        csv.row(List.of())
                .row(List.of(
                        t.of("pilot.units.UNIT"),
                        t.of("pilot.units.INVITED"),
                        t.of("pilot.units.OPENED"),
                        t.of("pilot.units.BOOKED"),
                        t.of("pilot.units.BOOKINGS"),
                        t.of("pilot.units.PLACES"),
                        t.of("pilot.units.TAKEN"),
                        t.of("pilot.units.CAME"),
                        t.of("pilot.units.DOSED")));
        for (UnitLine line : lines) {
            csv.row(List.of(
                    line.unit().shortName(),
                    String.valueOf(line.funnel().invited()),
                    String.valueOf(line.funnel().opened()),
                    String.valueOf(line.funnel().booked()),
                    String.valueOf(line.bookings()),
                    String.valueOf(line.places().capacity()),
                    String.valueOf(line.places().taken()),
                    String.valueOf(line.visits().came()),
                    String.valueOf(line.visits().dosed())));
        }
    }

    private static ResponseEntity<byte[]> file(byte[] content, String type, String name) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
