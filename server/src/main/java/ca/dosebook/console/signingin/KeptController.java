package ca.dosebook.console.signingin;

import ca.dosebook.access.SignInStage;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.ForStaff;
import ca.dosebook.access.sessions.KeptForm;
import ca.dosebook.access.sessions.KeptForms;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** What was typed when the time ran out, to be sent now or left. */
@Controller
@ForStaff
class KeptController {

    private final Pages pages;
    private final KeptForms kept;

    KeptController(Pages pages, KeptForms kept) {
        this.pages = pages;
        this.kept = kept;
    }

    @GetMapping("/{language:en|fr}/console/kept")
    View show(Frame frame, SignedIn staff) {
        Optional<KeptForm> form = kept.take(staff);
        return form.isEmpty()
                ? Pages.seeOther(frame.to(SignInStage.SIGNED_IN.page()))
                : pages.page("console/signingin/kept", frame.title(frame.t().of("signin.kept.title")), form.get());
    }
}
