package ca.dosebook.console.providers;

import ca.dosebook.access.providers.Answer;
import ca.dosebook.access.providers.ArrivalOutcome;
import ca.dosebook.access.providers.Providers;
import ca.dosebook.access.sessions.StaffCookie;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.kernel.Language;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/**
 * The one address to which a provider sends browsers back; each provider has its own, so that one cannot speak for another.
 * It shows nothing: what comes of it has an address without codes in it.
 */
@Controller
@ForEveryone
class ReturnController {

    private final Providers providers;

    ReturnController(Providers providers) {
        this.providers = providers;
    }

    @GetMapping("/console/providers/{name:[a-z0-9-]+}/return")
    View comeBack(
            Frame frame,
            @PathVariable String name,
            @RequestParam Optional<String> code,
            @RequestParam Optional<String> state,
            @RequestParam Optional<String> iss,
            @RequestParam Optional<String> error,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<String> luggage = LuggageCookie.read(request);
        LuggageCookie.clear(request, response);
        Answer answer = new Answer(code, state, iss, error);
        return switch (providers.arrive(name, luggage, answer, request.getRemoteAddr())) {
            case ArrivalOutcome.Onward onward -> {
                StaffCookie.write(request, response, onward.token());
                String to = onward.wanted()
                        .map(page -> "?to=" + URLEncoder.encode(page, StandardCharsets.UTF_8))
                        .orElse("");
                yield onward(onward.language(), name, "back" + to);
            }
            case ArrivalOutcome.Refused refused -> onward(refused.language().orElse(frame.language()), name, "refused");
            case ArrivalOutcome.Away away -> onward(away.language(), name, "away");
            case ArrivalOutcome.UnknownProvider ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static View onward(Language language, String name, String page) {
        return Pages.seeOther('/' + language.code() + "/console/providers/" + name + '/' + page);
    }
}
