package ca.dosebook.console.receipts;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.Person;
import ca.dosebook.receipts.PrintOutcome;
import ca.dosebook.receipts.ReceiptLinks;
import ca.dosebook.receipts.Receipts;
import ca.dosebook.wording.Texts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** The file, the page that sends the link, and the pages that say why there is neither. */
@Component
class ReceiptPages {

    private final Pages pages;
    private final Receipts receipts;
    private final ReceiptLinks links;

    ReceiptPages(Pages pages, Receipts receipts, ReceiptLinks links) {
        this.pages = pages;
        this.receipts = receipts;
        this.links = links;
    }

    /**
     * @param address to which the form is sent; null where there is nothing to send, or it was sent
     * @param said what is the case, in words
     * @param kind of the notice
     * @param message the id of the mail
     * @param print the address of the file
     */
    @Personal
    record SendPage(String name, @Nullable String address, String kind, String said, UUID message, String print) {
        @Override
        public String toString() {
            return "SendPage[masked]";
        }
    }

    /** @param text why there is no file */
    record NoFile(String heading, String text) {}

    View print(Frame frame, PersonKey person, String back) {
        return switch (receipts.print(person, frame.t())) {
            case PrintOutcome.Printed(byte[] pdf) -> Pages.file(pdf, "application/pdf", "vaccination-receipt.pdf");
            case PrintOutcome.NoDoses() -> noFile(frame, "none", back, HttpStatus.NOT_FOUND);
            case PrintOutcome.Differs() -> noFile(frame, "differs", back, HttpStatus.CONFLICT);
        };
    }

    private View noFile(Frame frame, String why, String back, HttpStatus status) {
        Texts t = frame.t();
        String heading = t.of("receipts.stop." + why);
        return pages.page(
                        "console/receipts/noFile",
                        frame.title(heading).back(back),
                        new NoFile(heading, t.of("receipts.stop." + why + ".text")))
                .status(status);
    }

    /** @param path of the receipt, without the language */
    View send(Frame frame, Person person, String path, String back, boolean sent) {
        Texts t = frame.t();
        boolean can =
                links.canSend(person.key()) && receipts.of(person.key(), t).isPresent();
        String said = sent ? "receipts.send.sent" : can ? "receipts.send.can" : "receipts.send.cannot";
        return pages.page(
                "console/receipts/send",
                frame.title(t.of("receipts.send.title")).back(back),
                new SendPage(
                        person.identity().name().full(),
                        can && !sent ? frame.to(path + "/send") : null,
                        sent ? "success" : can ? "info" : "warning",
                        t.of(said),
                        Uuids.next(),
                        frame.to(path)));
    }
}
