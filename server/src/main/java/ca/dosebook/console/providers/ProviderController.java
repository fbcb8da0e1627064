package ca.dosebook.console.providers;

import ca.dosebook.access.providers.DepartureOutcome;
import ca.dosebook.access.providers.IdentityProvider;
import ca.dosebook.access.providers.Providers;
import ca.dosebook.access.sessions.Entry;
import ca.dosebook.access.sessions.WantedPage;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Leaving for an identity provider, and the pages on which one lands when back. */
@Controller
@ForEveryone
@RequestMapping("/{language:en|fr}/console/providers/{name:[a-z0-9-]+}")
class ProviderController {

    private final Pages pages;
    private final Providers providers;

    ProviderController(Pages pages, Providers providers) {
        this.pages = pages;
        this.providers = providers;
    }

    /** @param link where it goes on */
    record StepPage(String title, String text, String link, String linkText) {}

    /**
     * Goes to the provider. Only a form of this site starts it. The browser is led on by the header {@code Refresh}, not by
     * a redirect: the policy of our pages lets a form lead to this site alone, and some browsers follow the redirects too.
     */
    @PostMapping
    Page leave(
            Frame frame,
            Entry before,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        String label = label(name, frame);
        Texts t = frame.t();
        return switch (providers.depart(name, frame.language(), session(before), WantedPage.of(to))) {
            case DepartureOutcome.Onward onward -> {
                LuggageCookie.write(request, response, onward.luggage());
                response.setHeader("Refresh", "0;url=" + onward.address());
                yield step(
                        frame,
                        t.of("providers.leave.title", label),
                        t.of("providers.leave.text"),
                        onward.address(),
                        t.of("providers.onward"));
            }
            case DepartureOutcome.Away ignored -> away(frame, name);
            case DepartureOutcome.UnknownProvider ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static Optional<UUID> session(Entry entry) {
        return switch (entry) {
            case Entry.Inside inside -> Optional.of(inside.staff().session());
            case Entry.OnTheWay onTheWay -> Optional.of(onTheWay.signingIn().session());
            case Entry.Ended ignored -> Optional.empty();
            case Entry.FromElsewhere ignored -> Optional.empty();
            case Entry.Nobody ignored -> Optional.empty();
        };
    }

    /**
     * Back, and let in. The strict cookie of the session came with the answer before; browsers send it from the next link
     * on this page, and not while the way still began on another site.
     */
    @GetMapping("/back")
    Page back(Frame frame, @PathVariable String name, @RequestParam(defaultValue = "") String to) {
        Texts t = frame.t();
        return step(
                frame,
                t.of("providers.back.title", label(name, frame)),
                t.of("providers.back.text"),
                WantedPage.of(to).orElse(frame.to("/console")),
                t.of("providers.onward"));
    }

    /** Back, and not let in. Says nothing about who has an account. */
    @GetMapping("/refused")
    Page refused(Frame frame, @PathVariable String name) {
        Texts t = frame.t();
        return step(
                        frame,
                        t.of("providers.refused.title"),
                        t.of("providers.refused.text", label(name, frame)),
                        frame.to("/console/sign-in"),
                        t.of("providers.signIn"))
                .status(HttpStatus.FORBIDDEN);
    }

    @GetMapping("/away")
    Page away(Frame frame, @PathVariable String name) {
        Texts t = frame.t();
        String label = label(name, frame);
        return step(
                        frame,
                        t.of("providers.away.title", label),
                        t.of("providers.away.text"),
                        frame.to("/console/sign-in"),
                        t.of("providers.signIn"))
                .status(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private Page step(Frame frame, String title, String text, String link, String linkText) {
        return pages.page("console/providers/step", frame.title(title), new StepPage(title, text, link, linkText));
    }

    private String label(String name, Frame frame) {
        return providers
                .find(name)
                .map(IdentityProvider::label)
                .map(label -> label.in(frame.language()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
