package ca.dosebook.portal.receipts;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.portal.BirthDateForm;
import ca.dosebook.portal.attempts.Attempts;
import ca.dosebook.receipts.ReceiptCodes;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Opens a receipt by a code, which is sent to the address on record. Whether the number is recorded, the birth date right, or
 * an address known: the answer is the same.
 */
@Controller
@ForEveryone
class CodeController {

    private final Pages pages;
    private final ReceiptCodes codes;
    private final Readings readings;
    private final Attempts attempts;
    private final Clock clock;

    CodeController(Pages pages, ReceiptCodes codes, Readings readings, Attempts attempts, Clock clock) {
        this.pages = pages;
        this.codes = codes;
        this.readings = readings;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Personal
    record Asking(String number, BirthDateForm birth) {
        @Override
        public String toString() {
            return "Asking[masked]";
        }
    }

    @GetMapping("/{language:en|fr}/receipt/number")
    View ask(Frame frame) {
        return askPage(frame, new Asking("", BirthDateForm.EMPTY), FormErrors.none());
    }

    @PostMapping("/{language:en|fr}/receipt/number")
    View ask(
            Frame frame,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String birthDay,
            @RequestParam(defaultValue = "") String birthMonth,
            @RequestParam(defaultValue = "") String birthYear,
            HttpServletRequest request,
            HttpServletResponse response) {
        Texts t = frame.t();
        Asking typed = new Asking(number, new BirthDateForm(birthDay, birthMonth, birthYear));
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        Optional<HealthCardNumber> card = HealthCardNumber.parse(number);
        Optional<LocalDate> born = typed.birth().date(today);
        if (card.isEmpty() || born.isEmpty()) {
            FormErrors errors = FormErrors.none();
            if (card.isEmpty()) {
                String key = number.isBlank() ? "receipts.ask.number.empty" : "receipts.ask.number.form";
                errors = errors.and("number", t.of(key));
            }
            return askPage(frame, typed, errors.and(typed.birth().errors(t, today)));
        }
        // Every time counts, the right ones too: nobody's mailbox is to be filled.
        List<String> tries =
                List.of("receipt number " + card.get().digits(), "receipt number at " + Attempts.block(request));
        if (attempts.areUsedUp(tries)) {
            return askPage(frame, typed, FormErrors.none().and("number", t.of("receipts.ask.tries")));
        }
        attempts.failed(tries);
        readings.codeAsked(request, response, codes.ask(card.get(), born.get(), frame.language()));
        return Pages.seeOther(frame.to("/receipt/code"));
    }

    private Page askPage(Frame frame, Asking asking, FormErrors errors) {
        Frame framed = frame.title(frame.t().of("receipts.ask.title")).back(frame.to("/receipt"));
        return pages.page("portal/receipts/number", framed.errors(errors), asking);
    }

    /** @param minutes how long a code is good */
    record Typing(String code, int minutes) {
        @Override
        public String toString() {
            return "Typing[masked]";
        }
    }

    @GetMapping("/{language:en|fr}/receipt/code")
    View type(Frame frame, HttpServletRequest request) {
        return readings.asked(request).isPresent()
                ? typePage(frame, "", FormErrors.none())
                : Pages.seeOther(frame.to("/receipt/number"));
    }

    @PostMapping("/{language:en|fr}/receipt/code")
    View type(
            Frame frame,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<ReceiptCodes.Asked> asked = readings.asked(request);
        if (asked.isEmpty()) {
            return Pages.seeOther(frame.to("/receipt/number"));
        }
        Texts t = frame.t();
        if (!HealthCardNumber.compact(code).matches("[0-9]{6}")) {
            return typePage(frame, code, FormErrors.none().and("code", t.of("receipts.code.form")));
        }
        List<String> tries =
                List.of("receipt code " + asked.get().code(), "receipt code at " + Attempts.block(request));
        if (attempts.areUsedUp(tries)) {
            return typePage(frame, code, FormErrors.none().and("code", t.of("receipts.code.tries")));
        }
        if (!codes.isRight(asked.get(), code)) {
            attempts.failed(tries);
            return typePage(frame, code, FormErrors.none().and("code", t.of("receipts.code.wrong")));
        }
        readings.opened(request, response, asked.get().person());
        return Pages.seeOther(frame.to("/receipt/doses"));
    }

    private Page typePage(Frame frame, String code, FormErrors errors) {
        Frame framed = frame.title(frame.t().of("receipts.code.title")).back(frame.to("/receipt/number"));
        return pages.page("portal/receipts/code", framed.errors(errors), new Typing(code, ReceiptCodes.MINUTES));
    }
}
