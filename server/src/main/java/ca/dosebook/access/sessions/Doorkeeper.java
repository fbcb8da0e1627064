package ca.dosebook.access.sessions;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignInStage;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.Rule;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Answers an endpoint only to those its annotation names. What is no controller's method answers nobody, except the
 * static files. Public pages cost nothing: no session is read for them.
 */
@Component
class Doorkeeper implements HandlerInterceptor, WebMvcConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
    private static final Pattern STAFF_PAGE = Pattern.compile("/(en|fr)/console(?:/.*)?");

    private static final String KEPT_PAGE = "/console/kept";

    private final Sessions sessions;
    private final KeptForms kept;
    private final Audit audit;
    private final Map<Method, Rule> rules = new ConcurrentHashMap<>();

    Doorkeeper(Sessions sessions, KeptForms kept, Audit audit) {
        this.sessions = sessions;
        this.kept = kept;
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Rule rule = ruleOf(handler);
        boolean staffPage = STAFF_PAGE.matcher(request.getRequestURI()).matches();
        if (rule instanceof Rule.Everyone && !staffPage) {
            return true;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Entry entry = sessions.enter(StaffCookie.read(request), request.getRemoteAddr());
        CurrentStaff.set(request, entry);
        return switch (rule) {
            case Rule.Everyone ignored -> true;
            case Rule.SigningIn wanted -> atStage(wanted.stage(), entry, request, response);
            case Rule.Staff ignored -> inside(entry, request, response).isPresent();
            case Rule.Permitted needed -> {
                Optional<SignedIn> staff = inside(entry, request, response);
                yield staff.isPresent() && permitted(staff.get(), needed.permission(), response);
            }
            case Rule.Nobody ignored -> {
                LOG.error("nobody may call {}: it does not say who may", handler);
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
                yield false;
            }
        };
    }

    private Rule ruleOf(Object handler) {
        if (handler instanceof HandlerMethod method) {
            return rules.computeIfAbsent(method.getMethod(), m -> Rule.of(m, method.getBeanType()));
        }
        return handler instanceof ResourceHttpRequestHandler ? new Rule.Everyone() : new Rule.Nobody();
    }

    private static boolean atStage(
            SignInStage wanted, Entry entry, HttpServletRequest request, HttpServletResponse response) {
        return switch (entry) {
            case Entry.OnTheWay onTheWay -> {
                SignInStage stage = onTheWay.signingIn().stage();
                if (stage != wanted) {
                    seeOther(response, '/' + language(request) + stage.page());
                }
                yield stage == wanted;
            }
            case Entry.Inside ignored -> {
                seeOther(response, '/' + language(request) + SignInStage.SIGNED_IN.page());
                yield false;
            }
            case Entry.Nobody ignored -> toTheDoor(request, response);
            case Entry.Ended ignored -> toTheDoor(request, response);
            case Entry.FromElsewhere ignored -> toTheDoor(request, response);
        };
    }

    private Optional<SignedIn> inside(Entry entry, HttpServletRequest request, HttpServletResponse response) {
        switch (entry) {
            case Entry.Inside inside -> {
                return Optional.of(inside.staff());
            }
            case Entry.OnTheWay onTheWay -> {
                SigningIn who = onTheWay.signingIn();
                if (who.wasAway()) {
                    comeBackTo(who, request);
                }
                seeOther(response, '/' + language(request) + who.stage().page());
            }
            case Entry.Nobody ignored -> toTheDoor(request, response);
            case Entry.Ended ignored -> toTheDoor(request, response);
            case Entry.FromElsewhere ignored -> toTheDoor(request, response);
        }
        return Optional.empty();
    }

    /** The page they asked for; for a form, one that says that it was kept. */
    private void comeBackTo(SigningIn who, HttpServletRequest request) {
        if ("GET".equals(request.getMethod())) {
            sessions.want(who, address(request));
        } else if (kept.keep(who.session(), request)) {
            sessions.want(who, '/' + language(request) + KEPT_PAGE);
        }
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : '?' + query);
    }

    private boolean permitted(SignedIn staff, Permission permission, HttpServletResponse response) throws IOException {
        if (staff.may(permission)) {
            return true;
        }
        audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED).noting(permission.name()));
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
        return false;
    }

    /** To the sign-in page, which leads on to what was asked for. */
    private static boolean toTheDoor(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> wanted =
                "GET".equals(request.getMethod()) ? WantedPage.of(address(request)) : Optional.empty();
        seeOther(
                response,
                '/' + language(request) + "/console/sign-in"
                        + wanted.map(page -> "?to=" + URLEncoder.encode(page, StandardCharsets.UTF_8))
                                .orElse(""));
        return false;
    }

    private static String language(HttpServletRequest request) {
        Matcher address = STAFF_PAGE.matcher(request.getRequestURI());
        return address.matches() ? address.group(1) : "en";
    }

    private static void seeOther(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, address);
    }
}
