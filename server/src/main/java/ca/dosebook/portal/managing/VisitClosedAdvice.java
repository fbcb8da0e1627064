package ca.dosebook.portal.managing;

import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.View;

/** Sends someone whose booking is not open to where it is opened. */
@ControllerAdvice(basePackageClasses = VisitClosedAdvice.class)
class VisitClosedAdvice {

    @ExceptionHandler(VisitClosed.class)
    View closed(Frame frame) {
        return Pages.seeOther(frame.to("/manage"));
    }
}
