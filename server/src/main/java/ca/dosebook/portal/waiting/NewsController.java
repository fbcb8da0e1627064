package ca.dosebook.portal.waiting;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.placenews.PlaceNews;
import ca.dosebook.portal.attempts.Attempts;
import ca.dosebook.rollout.HealthUnit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One mail when places are free again in the chosen health unit; and the link in it to be forgotten. */
@Controller
@ForEveryone
@RequestMapping("/{language:en|fr}/waiting")
class NewsController {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;:]+@[^\\s@<>\",;:]+\\.[^\\s@<>\",;:.]{2,}");
    private static final int LONGEST = 200;
    private static final String FORGET = "/forget/{wish:[0-9a-f-]{36}}";

    private final Pages pages;
    private final WaitingCookies cookies;
    private final WaitingPages waiting;
    private final PlaceNews news;
    private final Attempts attempts;

    NewsController(Pages pages, WaitingCookies cookies, WaitingPages waiting, PlaceNews news, Attempts attempts) {
        this.pages = pages;
        this.cookies = cookies;
        this.waiting = waiting;
        this.news = news;
        this.attempts = attempts;
    }

    /** @param done whether it was just asked for */
    @Personal
    record Mail(String unit, String email, boolean done) {
        @Override
        public String toString() {
            return "Mail[masked]";
        }
    }

    record Forget(String wish, boolean done) {}

    @GetMapping("/mail")
    View mail(Frame frame, HttpServletRequest request, @RequestParam(defaultValue = "") String done) {
        Optional<HealthUnit> unit = waiting.unit(cookies.area(request));
        return unit.isEmpty()
                ? Pages.seeOther(frame.to("/waiting/area"))
                : mail(frame, unit.get(), "", done.equals("ASKED"), FormErrors.none());
    }

    @PostMapping("/mail")
    View mail(Frame frame, @RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        Optional<HealthUnit> unit = waiting.unit(cookies.area(request));
        if (unit.isEmpty()) {
            return Pages.seeOther(frame.to("/waiting/area"));
        }
        // Each address that is written to counts, so that nobody fills strangers' boxes from here.
        List<String> asked = List.of("news asked from " + Attempts.block(request));
        String address = email.strip();
        String wrong = "";
        if (address.length() > LONGEST || !EMAIL.matcher(address).matches()) {
            wrong = "waiting.mail.error";
        } else if (attempts.areUsedUp(asked)) {
            wrong = "waiting.mail.tries";
        }
        if (!wrong.isEmpty()) {
            FormErrors errors = FormErrors.none().and("email", frame.t().of(wrong));
            return mail(frame, unit.get(), email, false, errors);
        }
        attempts.failed(asked);
        news.ask(unit.get().id().toString(), unit.get().name().in(frame.language()), frame.language(), address);
        return Pages.seeOther(frame.to("/waiting/mail?done=ASKED"));
    }

    private Page mail(Frame frame, HealthUnit unit, String email, boolean done, FormErrors errors) {
        String title = frame.t().of(done ? "waiting.mail.asked" : "waiting.mail.title");
        return pages.page(
                "portal/waiting/mail",
                frame.title(title).back(frame.to("/waiting")).errors(errors),
                new Mail(unit.name().in(frame.language()), email, done));
    }

    @GetMapping(FORGET)
    Page forget(Frame frame, @PathVariable UUID wish, @RequestParam(defaultValue = "") String done) {
        boolean gone = done.equals("FORGOTTEN");
        String title = frame.t().of(gone ? "waiting.forget.done" : "waiting.forget.title");
        return pages.page("portal/waiting/forget", frame.title(title), new Forget(wish.toString(), gone));
    }

    @PostMapping(FORGET)
    View forget(Frame frame, @PathVariable UUID wish) {
        news.forget(wish);
        return Pages.seeOther(frame.to("/waiting/forget/" + wish + "?done=FORGOTTEN"));
    }
}
