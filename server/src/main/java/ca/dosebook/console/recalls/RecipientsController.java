package ca.dosebook.console.recalls;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayFollowAdverseEvents;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.console.Csv;
import ca.dosebook.console.Ids;
import ca.dosebook.console.Part;
import ca.dosebook.console.clinics.Reached;
import ca.dosebook.immunizations.recalling.Recipient;
import ca.dosebook.immunizations.recalling.Recipients;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.Stock;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.Contact;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The people given a recalled lot at the sites within reach, to be called. Of a lot that is not recalled nobody is shown.
 * A reason is asked first; that each person is shown is written down about them.
 */
@Controller
@MayFollowAdverseEvents
@RequestMapping("/{language:en|fr}/console/lots/{lot}/people")
class RecipientsController {

    /** Those for which somebody looks at everybody given a lot. */
    private static final List<AccessReason> REASONS = List.of(AccessReason.ON_THE_PHONE, AccessReason.CORRECTING);

    private static final int ROWS = 100;

    private final Pages pages;
    private final Reached reached;
    private final Stock stock;
    private final Recipients recipients;
    private final People people;

    RecipientsController(Pages pages, Reached reached, Stock stock, Recipients recipients, People people) {
        this.pages = pages;
        this.reached = reached;
        this.stock = stock;
        this.recipients = recipients;
        this.people = people;
    }

    record Ask(
            String lot,
            boolean recalled,
            String address,
            List<Choice> reasons,
            @Nullable String why) {}

    @Personal
    record Row(String name, String born, List<String> contact, String given, String site) {
        @Override
        public String toString() {
            return "Row[masked]";
        }
    }

    @Personal
    record Given(String lot, String address, String why, String count, Part part, List<Row> rows) {
        @Override
        public String toString() {
            return "Given[masked]";
        }
    }

    @GetMapping
    View ask(Frame frame, @PathVariable String lot) {
        return ask(frame, lot(lot), null);
    }

    private Lot lot(String typed) {
        return stock.lot(new LotId(Ids.inAddress(typed))).orElseThrow(Ids::notFound);
    }

    private View ask(Frame frame, Lot lot, @Nullable String why) {
        Texts t = frame.t();
        return pages.page(
                "console/recalls/reason",
                frame.title(t.of("recalls.title", lot.number())).back(frame.to("/console/adverse")),
                new Ask(
                        lot.number(),
                        lot.recalled(),
                        address(frame, lot),
                        REASONS.stream()
                                .map(one -> Choice.of(one.name(), t.of("recalls.why." + one.name())))
                                .toList(),
                        why));
    }

    private static String address(Frame frame, Lot lot) {
        return frame.to("/console/lots/" + lot.id().value() + "/people");
    }

    @PostMapping
    View show(
            Frame frame,
            SignedIn staff,
            @PathVariable String lot,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "1") String page) {
        Lot found = lot(lot);
        Texts t = frame.t();
        Optional<AccessReason> reason = reason(why);
        if (!found.recalled()) {
            return ask(frame, found, null);
        }
        if (reason.isEmpty()) {
            return ask(frame.errors(FormErrors.none().and("why", t.of("recalls.why.error"))), found, why);
        }
        Map<SiteId, Site> sites = sites(staff);
        int all = recipients.count(found.id(), sites.keySet());
        Part part = Part.of(page, all, ROWS);
        List<Row> rows = rows(t, staff, found, sites, new Recipients.Part(part.offset(), ROWS), reason.get());
        return pages.page(
                "console/recalls/people",
                frame.title(t.of("recalls.title", found.number())).back(address(frame, found)),
                new Given(
                        found.number(),
                        address(frame, found),
                        reason.get().name(),
                        t.of("recalls.count", all),
                        part,
                        rows));
    }

    private static Optional<AccessReason> reason(String why) {
        return REASONS.stream().filter(one -> one.name().equals(why)).findFirst();
    }

    private Map<SiteId, Site> sites(SignedIn staff) {
        return reached.sites(staff).stream().collect(Collectors.toMap(Site::id, Function.identity()));
    }

    private List<Row> rows(
            Texts t, SignedIn staff, Lot lot, Map<SiteId, Site> sites, Recipients.Part part, AccessReason reason) {
        List<Recipient> given = recipients.show(lot.id(), sites.keySet(), part, reason, staff);
        Map<PersonKey, Person> known =
                people.find(given.stream().map(Recipient::person).distinct().toList());
        return given.stream()
                .flatMap(one -> Optional.ofNullable(known.get(one.person()))
                        .map(person -> row(t, person, one, Optional.ofNullable(sites.get(one.site()))))
                        .stream())
                .toList();
    }

    private static Row row(Texts t, Person person, Recipient given, Optional<Site> site) {
        Contact contact = person.contact();
        List<String> ways = Stream.of(contact.phone(), contact.mobile(), contact.email())
                .flatMap(Optional::stream)
                .toList();
        return new Row(
                person.identity().name().full(),
                t.shortDate(person.identity().birthDate()),
                ways.isEmpty() ? List.of(t.of("recalls.noContact")) : ways,
                t.date(given.givenOn()),
                site.map(at -> at.name().in(t.language())).orElse(""));
    }

    /** A form, not a link: each file that is made is written down row by row. */
    @PostMapping("/file")
    ResponseEntity<byte[]> file(
            Frame frame, SignedIn staff, @PathVariable String lot, @RequestParam(defaultValue = "") String why) {
        Lot found = lot(lot);
        AccessReason reason = reason(why).filter(any -> found.recalled()).orElseThrow(Ids::notFound);
        Texts t = frame.t();
        Csv csv = Csv.empty()
                .row(Arrays.asList(
                        t.of("recalls.column.name"),
                        t.of("recalls.column.born"),
                        t.of("recalls.column.contact"),
                        t.of("recalls.column.given"),
                        t.of("recalls.column.site")));
        rows(t, staff, found, sites(staff), Recipients.Part.ALL, reason)
                .forEach(row -> csv.row(
                        List.of(row.name(), row.born(), String.join("; ", row.contact()), row.given(), row.site())));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("lot-" + found.id().value() + ".csv")
                                .build()
                                .toString())
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }
}
