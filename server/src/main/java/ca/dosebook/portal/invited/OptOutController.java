package ca.dosebook.portal.invited;

import ca.dosebook.invitations.OptOuts;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.attempts.Attempts;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Asking for no more invitations: one button, and no question. */
@Controller
@ForEveryone
@RequestMapping("/{language:en|fr}/opt-out/{token:[A-Za-z0-9_-]{43}}")
class OptOutController {

    private final Pages pages;
    private final OptOuts optOuts;

    OptOutController(Pages pages, OptOuts optOuts) {
        this.pages = pages;
        this.optOuts = optOuts;
    }

    record OptOut(String address, boolean done) {}

    @GetMapping
    Page ask(Frame frame, @PathVariable String token) {
        if (!optOuts.isToken(token)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page(frame, token, false);
    }

    @PostMapping
    Page optOut(Frame frame, @PathVariable String token, HttpServletRequest request) {
        if (!optOuts.optOut(token, Attempts.actor(request))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page(frame, token, true);
    }

    private Page page(Frame frame, String token, boolean done) {
        return pages.page(
                "portal/invited/optOut",
                frame.title(frame.t().of(done ? "invited.optOut.done.title" : "invited.optOut.title")),
                new OptOut(frame.to("/opt-out/" + token), done));
    }
}
