package ca.dosebook.portal.waiting;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.attempts.Attempts;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.waitingroom.Entrance;
import ca.dosebook.waitingroom.Pass;
import ca.dosebook.waitingroom.Ticket;
import ca.dosebook.waitingroom.WaitingRoom;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What one can do while waiting: say where one lives, wait on another device, use the place in this browser. */
@Controller
@ForEveryone
@RequestMapping("/{language:en|fr}/waiting")
class WaitingController {

    private final Pages pages;
    private final WaitingRoom room;
    private final WaitingCookies cookies;
    private final Rollout rollout;
    private final Attempts attempts;

    WaitingController(Pages pages, WaitingRoom room, WaitingCookies cookies, Rollout rollout, Attempts attempts) {
        this.pages = pages;
        this.room = room;
        this.cookies = cookies;
        this.rollout = rollout;
        this.attempts = attempts;
    }

    record Area(List<Choice> units, String chosen) {}

    record Code(String code) {}

    @GetMapping("/area")
    Page area(Frame frame, HttpServletRequest request) {
        Collator order = Collator.getInstance(frame.language().locale());
        List<Choice> units = rollout.healthUnits().stream()
                .map((HealthUnit unit) ->
                        Choice.of(unit.id().toString(), unit.name().in(frame.language())))
                .sorted(Comparator.comparing(Choice::label, order))
                .toList();
        return pages.page(
                "portal/waiting/area",
                frame.title(frame.t().of("waiting.area.title")).back(frame.to("/waiting")),
                new Area(units, cookies.area(request)));
    }

    @PostMapping("/area")
    View area(
            Frame frame,
            @RequestParam(defaultValue = "") String unit,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (rollout.healthUnits().stream().anyMatch(one -> one.id().toString().equals(unit))) {
            cookies.keepArea(request, response, unit);
        }
        return Pages.seeOther(frame.to("/waiting"));
    }

    @GetMapping("/code")
    Page code(Frame frame) {
        return code(frame, "", FormErrors.none());
    }

    @PostMapping("/code")
    View code(
            Frame frame,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        List<String> tries = List.of("ticket at " + Attempts.block(request));
        if (attempts.areUsedUp(tries)) {
            return code(frame, code, FormErrors.none().and("code", frame.t().of("waiting.code.tries")));
        }
        Optional<Ticket> ticket = room.withCode(code);
        if (ticket.isEmpty()) {
            attempts.failed(tries);
            String why = code.isBlank() ? "waiting.code.empty" : "waiting.code.unknown";
            return code(frame, code, FormErrors.none().and("code", frame.t().of(why)));
        }
        cookies.keep(request, response, ticket.get());
        return Pages.seeOther(frame.to("/waiting"));
    }

    private Page code(Frame frame, String typed, FormErrors errors) {
        return pages.page(
                "portal/waiting/code",
                frame.title(frame.t().of("waiting.code.title"))
                        .back(frame.to("/waiting"))
                        .errors(errors),
                new Code(typed));
    }

    /** Takes the place over from another browser. */
    @PostMapping("/here")
    View here(Frame frame, HttpServletRequest request, HttpServletResponse response) {
        Optional<Ticket> ticket = cookies.ticket(request);
        if (ticket.isPresent() && room.useHere(ticket.get()) instanceof Entrance.In(Pass pass, boolean ignored)) {
            cookies.keep(request, response, pass);
            return Pages.seeOther(frame.to("/book"));
        }
        return Pages.seeOther(frame.to("/waiting"));
    }

    /** For who may book already while others gather for the opening. */
    @PostMapping("/ahead")
    View ahead(Frame frame, HttpServletRequest request, HttpServletResponse response) {
        Optional<Pass> pass = room.goAhead();
        pass.ifPresent(given -> cookies.keep(request, response, given));
        return Pages.seeOther(frame.to(pass.isPresent() ? "/book" : "/waiting"));
    }
}
