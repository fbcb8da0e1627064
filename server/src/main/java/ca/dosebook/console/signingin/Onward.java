package ca.dosebook.console.signingin;

import ca.dosebook.access.SignInStage;
import ca.dosebook.access.sessions.SessionToken;
import ca.dosebook.access.sessions.StaffCookie;
import ca.dosebook.access.signingin.CodeOutcome;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.View;

/** What a browser gets once a step was right: the new token, and the address of the next step. */
public final class Onward {

    private static final String KNOWN = "dosebook_known";
    private static final Duration KNOWN_FOR = Duration.ofDays(60);

    private Onward() {}

    static View to(
            SignInStage stage,
            SessionToken token,
            Frame frame,
            HttpServletRequest request,
            HttpServletResponse response) {
        StaffCookie.write(request, response, token);
        return Pages.seeOther(frame.to(stage.page()));
    }

    /** @param wanted where to go when signed in; the home page otherwise */
    public static View to(
            CodeOutcome.Onward outcome,
            Optional<String> wanted,
            Frame frame,
            HttpServletRequest request,
            HttpServletResponse response) {
        StaffCookie.write(request, response, outcome.token());
        ResponseCookie known = ResponseCookie.from(KNOWN, outcome.knownBrowser())
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure())
                .maxAge(KNOWN_FOR)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, known.toString());
        boolean inside = outcome.stage() == SignInStage.SIGNED_IN;
        return Pages.seeOther(
                inside && wanted.isPresent()
                        ? wanted.get()
                        : frame.to(outcome.stage().page()));
    }

    static Optional<String> knownBrowser(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (int i = 0; cookies != null && i < cookies.length; i++) {
            if (cookies[i].getName().equals(KNOWN)) {
                return Optional.of(cookies[i].getValue());
            }
        }
        return Optional.empty();
    }
}
