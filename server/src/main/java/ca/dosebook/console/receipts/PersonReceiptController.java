package ca.dosebook.console.receipts;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MaySeePersons;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.console.Ids;
import ca.dosebook.console.persons.RecordDoor;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.receipts.ReceiptLinks;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The receipt of a found person. */
@Controller
@MaySeePersons
@RequestMapping("/{language:en|fr}/console/persons/" + RecordDoor.FINDING + "/doses/receipt")
class PersonReceiptController {

    private final ReceiptPages receipts;
    private final ReceiptLinks links;
    private final RecordDoor door;

    PersonReceiptController(ReceiptPages receipts, ReceiptLinks links, RecordDoor door) {
        this.receipts = receipts;
        this.links = links;
        this.door = door;
    }

    @GetMapping
    View print(Frame frame, SignedIn staff, @PathVariable UUID finding) {
        return door.open(
                frame,
                staff,
                finding,
                Act.RECEIPT_SEEN,
                person -> receipts.print(frame, person.key(), frame.to(doses(finding))));
    }

    @GetMapping("/send")
    View send(Frame frame, SignedIn staff, @PathVariable UUID finding, @RequestParam(defaultValue = "") String sent) {
        return door.open(
                frame,
                staff,
                finding,
                Act.PERSON_SEEN,
                person -> receipts.send(
                        frame, person, doses(finding) + "/receipt", frame.to(doses(finding)), sent.equals("yes")));
    }

    @PostMapping("/send")
    View mail(
            Frame frame, SignedIn staff, @PathVariable UUID finding, @RequestParam(defaultValue = "") String message) {
        UUID id = Ids.inAddress(message);
        return door.open(frame, staff, finding, Act.PERSON_SEEN, person -> {
            AuditEntry entry = AuditEntry.of(staff.actor(), Act.RECEIPT_SENT)
                    .about(person.key())
                    .concerning(finding);
            boolean sent = links.send(person.key(), id, entry);
            return Pages.seeOther(frame.to(doses(finding)) + "/receipt/send" + (sent ? "?sent=yes" : ""));
        });
    }

    private static String doses(UUID finding) {
        return RecordDoor.path(finding) + "/doses";
    }
}
