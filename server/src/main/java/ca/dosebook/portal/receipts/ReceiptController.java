package ca.dosebook.portal.receipts;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.attempts.Attempts;
import ca.dosebook.receipts.PrintOutcome;
import ca.dosebook.receipts.Receipt;
import ca.dosebook.receipts.Receipts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The receipt that is open in this browser: to read, to print, as a file. */
@Controller
@ForEveryone
class ReceiptController {

    private final Pages pages;
    private final Receipts receipts;
    private final Readings readings;
    private final Audit audit;

    ReceiptController(Pages pages, Receipts receipts, Readings readings, Audit audit) {
        this.pages = pages;
        this.receipts = receipts;
        this.readings = readings;
        this.audit = audit;
    }

    /**
     * @param receipt null while no dose is on record
     * @param noFile whether a file was asked for and could not be made
     */
    @Personal
    record Shown(@Nullable Receipt receipt, boolean noFile) {
        @Override
        public String toString() {
            return "Shown[masked]";
        }
    }

    @GetMapping("/{language:en|fr}/receipt/doses")
    View doses(Frame frame, HttpServletRequest request) {
        return seen(frame, request, person -> page(frame, person, false));
    }

    @GetMapping("/{language:en|fr}/receipt/receipt.pdf")
    View file(Frame frame, HttpServletRequest request) {
        return seen(frame, request, person -> switch (receipts.print(person, frame.t())) {
            case PrintOutcome.Printed(byte[] pdf) -> Pages.file(pdf, "application/pdf", "vaccination-receipt.pdf");
            case PrintOutcome.NoDoses() -> page(frame, person, false);
            case PrintOutcome.Differs() -> page(frame, person, true);
        });
    }

    /** Leaves nothing of it in the browser. */
    @PostMapping("/{language:en|fr}/receipt/done")
    View done(Frame frame, HttpServletRequest request, HttpServletResponse response) {
        readings.close(request, response);
        return Pages.seeOther(frame.to("/receipt"));
    }

    private interface Look {
        View at(PersonKey person);
    }

    private View seen(Frame frame, HttpServletRequest request, Look look) {
        Optional<PersonKey> person = readings.open(request);
        if (person.isEmpty()) {
            return Pages.seeOther(frame.to("/receipt"));
        }
        audit.record(AuditEntry.of(Attempts.actor(request), Act.RECEIPT_SEEN).about(person.get()));
        return look.at(person.get());
    }

    private View page(Frame frame, PersonKey person, boolean noFile) {
        Frame framed = frame.title(frame.t().of("receipts.title"));
        return pages.page(
                        "portal/receipts/doses",
                        framed,
                        new Shown(receipts.of(person, frame.t()).orElse(null), noFile))
                .status(noFile ? HttpStatus.CONFLICT : HttpStatus.OK);
    }
}
