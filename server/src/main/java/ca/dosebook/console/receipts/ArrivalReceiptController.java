package ca.dosebook.console.receipts;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayCheckPeopleIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.ArrivalId;
import ca.dosebook.booking.arrivals.ArrivalState;
import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Floors;
import ca.dosebook.console.Ids;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.People;
import ca.dosebook.receipts.ReceiptLinks;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The receipt of somebody who came to this clinic day. */
@Controller
@MayCheckPeopleIn
@RequestMapping("/{language:en|fr}/console/floor/{day}/arrivals/{arrival}/receipt")
class ArrivalReceiptController {

    private final ReceiptPages receipts;
    private final ReceiptLinks links;
    private final Floors floors;
    private final Arrivals arrivals;
    private final People people;
    private final Audit audit;

    ArrivalReceiptController(
            ReceiptPages receipts, ReceiptLinks links, Floors floors, Arrivals arrivals, People people, Audit audit) {
        this.receipts = receipts;
        this.links = links;
        this.floors = floors;
        this.arrivals = arrivals;
        this.people = people;
        this.audit = audit;
    }

    @GetMapping
    View print(Frame frame, SignedIn staff, @PathVariable String day, @PathVariable String arrival) {
        Floor floor = floors.floor(staff, day);
        Arrival came = came(staff, floor, arrival);
        audit.record(entry(staff, Act.RECEIPT_SEEN, came));
        return receipts.print(frame, came.person(), frame.to(floor.path("floor")));
    }

    @GetMapping("/send")
    View send(
            Frame frame,
            SignedIn staff,
            @PathVariable String day,
            @PathVariable String arrival,
            @RequestParam(defaultValue = "") String sent) {
        Floor floor = floors.floor(staff, day);
        Arrival came = came(staff, floor, arrival);
        audit.record(entry(staff, Act.PERSON_SEEN, came));
        return receipts.send(
                frame,
                people.find(came.person()).orElseThrow(Ids::notFound),
                path(floor, came),
                frame.to(floor.path("floor")),
                sent.equals("yes"));
    }

    @PostMapping("/send")
    View mail(
            Frame frame,
            SignedIn staff,
            @PathVariable String day,
            @PathVariable String arrival,
            @RequestParam(defaultValue = "") String message) {
        Floor floor = floors.floor(staff, day);
        Arrival came = came(staff, floor, arrival);
        UUID id = Ids.inAddress(message);
        boolean sent = links.send(came.person(), id, entry(staff, Act.RECEIPT_SENT, came));
        return Pages.seeOther(frame.to(path(floor, came)) + "/send" + (sent ? "?sent=yes" : ""));
    }

    private static String path(Floor floor, Arrival came) {
        return floor.path("floor") + "/arrivals/" + came.id().value() + "/receipt";
    }

    /** Somebody of this very day; whoever else is asked for is written down. */
    private Arrival came(SignedIn staff, Floor floor, String id) {
        UUID arrival = Ids.inAddress(id);
        Optional<Arrival> came = arrivals.find(floor.site().id(), new ArrivalId(arrival))
                .filter(found -> found.day().equals(floor.day().id()) && found.state() != ArrivalState.UNDONE);
        if (came.isEmpty()) {
            audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED)
                    .concerning(arrival)
                    .noting("BEYOND_REACH"));
        }
        return came.orElseThrow(Ids::notFound);
    }

    private static AuditEntry entry(SignedIn staff, Act act, Arrival came) {
        return AuditEntry.of(staff.actor(), act)
                .about(came.person())
                .concerning(came.id().value());
    }
}
