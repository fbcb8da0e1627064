package ca.dosebook;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Organization;
import ca.dosebook.access.Permission;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignInStage;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.access.permits.Rule;
import ca.dosebook.access.sessions.Caller;
import ca.dosebook.approvals.ApprovalKind;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.wording.Texts;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * trust.md 17: every endpoint says who may call it, and does as it says. Each page for staff is called with every role,
 * for what belongs to the own organization and for what belongs to another; the answers are the table in
 * {@code docs/permissions.md}. Run with {@code -Ddosebook.update-docs=true} to write the answers anew; what a page is for
 * is written by hand, and a page without it fails.
 */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(PermissionMatrixTests.Kinds.class)
class PermissionMatrixTests {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::((?:[^{}]|\\{[^{}]*\\})*))?\\}");
    private static final String KIND = "PERMISSION_MATRIX";
    private static final int KINGSTON = 2241;

    private static final List<Role> ROLES =
            Arrays.stream(Role.values()).filter(Role::isForPersons).toList();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Approvals approvals;

    @LocalServerPort
    private int port;

    private final Map<Role, Organization> own = new EnumMap<>(Role.class);
    private @Nullable Organization elsewhere;

    /** One address with one method. */
    private record Endpoint(String method, String pattern, Rule rule) {

        /** As the table shows it: without the forms that a part of the address must have. */
        String shown() {
            return method + " " + VARIABLE.matcher(pattern).replaceAll("{$1}");
        }

        boolean isAbout(String variable) {
            return pattern.contains("{" + variable + "}") || pattern.contains("{" + variable + ":");
        }

        boolean isForStaff() {
            return pattern.contains("/console");
        }
    }

    /** A request that everyone decides who may decide requests at all. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Kinds {

        @Bean
        ApprovalKind permissionMatrix() {
            return new ApprovalKind() {
                @Override
                public String name() {
                    return KIND;
                }

                @Override
                public Permission askedWith() {
                    return Permission.DECIDE_REQUESTS;
                }

                @Override
                public Permission decidedWith() {
                    return Permission.DECIDE_REQUESTS;
                }

                @Override
                public String describe(Texts t, Map<String, String> parameters) {
                    return "Something";
                }

                @Override
                public boolean carryOut(ApprovalRequest request, SignedIn second) {
                    return true;
                }
            };
        }
    }

    @Test
    void every_endpoint_says_exactly_once_who_may_call_it() {
        List<String> silent = mappings.getHandlerMethods().values().stream()
                .filter(PermissionMatrixTests::isOurs)
                .filter(method -> Rule.of(method.getMethod(), method.getBeanType()) instanceof Rule.Nobody)
                .map(HandlerMethod::toString)
                .toList();

        assertThat(silent).isEmpty();
        assertThat(endpoints()).hasSizeGreaterThan(40);
    }

    @Test
    void every_endpoint_answers_those_the_table_says() throws IOException {
        Map<String, String> purposes = PermissionTable.purposes();
        List<Endpoint> endpoints = endpoints();
        StringBuilder rows = new StringBuilder();
        for (Endpoint endpoint : endpoints.stream().filter(Endpoint::isForStaff).toList()) {
            rows.append("| `%s` | %s |".formatted(endpoint.shown(), purposes.getOrDefault(endpoint.shown(), "")));
            for (Role role : ROLES) {
                rows.append(' ').append(answer(endpoint, role)).append(" |");
            }
            rows.append(' ').append(answerComingIn(endpoint)).append(" |");
            rows.append(' ')
                    .append(isLetIn(endpoint, "", own(endpoint)) ? "yes" : "no")
                    .append(" |\n");
        }
        String table = PermissionTable.page(
                ROLES,
                rows.toString(),
                endpoints.stream()
                        .filter(one -> !one.isForStaff())
                        .map(Endpoint::shown)
                        .toList());
        if (Boolean.getBoolean("dosebook.update-docs")) {
            Files.writeString(PermissionTable.FILE, table);
        }
        assertThat(PermissionTable.FILE)
                .as("run PermissionMatrixTests with -Ddosebook.update-docs=true")
                .hasContent(table);
        assertThat(endpoints.stream()
                        .filter(Endpoint::isForStaff)
                        .map(Endpoint::shown)
                        .filter(shown -> purposes.getOrDefault(shown, "").isBlank()))
                .as("say in docs/permissions.md what these are for")
                .isEmpty();
    }

    /** {@code yes}, {@code no}, or {@code own organization} where another organization's are refused like unknown ones. */
    private String answer(Endpoint endpoint, Role role) {
        Organization own = ownOf(role);
        boolean letIn = isLetIn(endpoint, staff().signedIn(role, own).cookie(), ids(endpoint, own));
        // What an annotation promises and what the door does are the same.
        assertThat(letIn)
                .as(endpoint.shown() + " as " + role)
                .isEqualTo(
                        switch (endpoint.rule()) {
                            case Rule.Everyone ignored -> true;
                            case Rule.Staff ignored -> true;
                            case Rule.Permitted(Permission permission) -> role.has(permission);
                            case Rule.SigningIn ignored -> false;
                            case Rule.Nobody ignored -> false;
                        });
        if (!letIn) {
            return "no";
        }
        int here = call(endpoint, staff().signedIn(role, own).cookie(), ids(endpoint, own))
                .statusCode();
        int there = call(endpoint, staff().signedIn(role, own).cookie(), ids(endpoint, elsewhere()))
                .statusCode();
        return here != 404 && there == 404 ? "own organization" : "yes";
    }

    private String answerComingIn(Endpoint endpoint) {
        SignInStage stage =
                endpoint.rule() instanceof Rule.SigningIn(SignInStage wanted) ? wanted : SignInStage.PASSWORD_GIVEN;
        boolean letIn = endpoint.rule() instanceof Rule.SigningIn
                // At its own stage the door sends nobody away; where the page leads on to is its affair.
                ? call(endpoint, comingIn(stage), own(endpoint)).statusCode() != 403
                : isLetIn(endpoint, comingIn(stage), own(endpoint));
        return letIn ? "yes" : "no";
    }

    /** Neither refused nor sent to where someone at this stage belongs. */
    private boolean isLetIn(Endpoint endpoint, String cookie, Map<String, String> ids) {
        HttpResponse<String> answer = call(endpoint, cookie, ids);
        String location = answer.headers().firstValue("Location").orElse("");
        boolean sentBack = switch (endpoint.rule()) {
            case Rule.Everyone ignored -> false;
            case Rule.SigningIn ignored ->
                location.endsWith("/console")
                        || location.contains("/sign-in?to=")
                        || location.endsWith("/console/sign-in");
            case Rule.Staff ignored -> location.contains("/console/sign-in");
            case Rule.Permitted ignored -> location.contains("/console/sign-in");
            case Rule.Nobody ignored -> true;
        };
        assertThat(answer.statusCode()).as(endpoint.shown()).isLessThan(500);
        return answer.statusCode() != 403 && !sentBack;
    }

    private HttpResponse<String> call(Endpoint endpoint, String cookie, Map<String, String> ids) {
        Matcher variable = VARIABLE.matcher(endpoint.pattern());
        String path = variable.replaceAll(found -> ids.getOrDefault(found.group(1), unknown(found.group(2))));
        Caller caller = Caller.at(port);
        return endpoint.method().equals("GET")
                ? cookie.isEmpty() ? caller.get(path) : caller.get(path, "Cookie", cookie)
                : caller.post(
                        path,
                        cookie,
                        "organization",
                        ids.getOrDefault("organization", ""),
                        "role",
                        ids.getOrDefault("role", ""));
    }

    /** Something of the right form that stands for nothing. */
    private static String unknown(String form) {
        if (form != null && form.contains("{43}")) {
            return "A".repeat(43);
        }
        return form != null && (form.startsWith("[0-9]{") || form.startsWith("\\d"))
                ? "999"
                : UUID.randomUUID().toString();
    }

    private Map<String, String> own(Endpoint endpoint) {
        return ids(endpoint, endpoint.rule() instanceof Rule.Permitted ? elsewhere() : staff().province());
    }

    /** One for all calls: lists of organizations and what they have stay short. */
    private Organization elsewhere() {
        if (elsewhere == null) {
            elsewhere = staff().healthUnit(2251);
        }
        return elsewhere;
    }

    private Organization ownOf(Role role) {
        return own.computeIfAbsent(role, staff()::anyFor);
    }

    /** What the address is about; a user and a request are made anew for each call, since a call may change them. */
    private Map<String, String> ids(Endpoint endpoint, Organization organization) {
        Role anyone = Arrays.stream(Role.values())
                .filter(role -> role.isForPersons() && role.canBeHeldIn(organization.kind()))
                .findFirst()
                .orElseThrow();
        Map<String, String> ids = new HashMap<>(Map.of(
                "language", "en",
                "organization", organization.id().value().toString(),
                "role", anyone.name(),
                "unit", String.valueOf(organization.healthUnit().orElse(KINGSTON))));
        if (endpoint.isAbout("user") || endpoint.isAbout("request")) {
            Staff colleague = staff().signedIn(anyone, organization);
            Optional<ApprovalRequest> request = approvals.ask(colleague.signedIn(), KIND, Map.of(), "Because");
            ids.put("user", colleague.user().value().toString());
            request.ifPresent(asked -> ids.put("request", asked.id().value().toString()));
        }
        if (endpoint.isAbout("site")) {
            ids.put("site", site(organization).toString());
        }
        return ids;
    }

    /** A site in the health unit that this organization is or lies in. */
    private UUID site(Organization organization) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into clinics.site
                          (site_id, health_unit_id, kind, name_en, name_fr, zone, wheelchair_access)
                        values (:id, :unit, 'MASS', 'Hall', 'Salle', 'America/Toronto', true)""")
                .param("id", id)
                .param("unit", organization.healthUnit().orElse(KINGSTON))
                .update();
        return id;
    }

    private String comingIn(SignInStage stage) {
        Staff someone = staff().signedIn(Role.CHECK_IN, staff().anyFor(Role.CHECK_IN));
        jdbc.sql("update access.session set stage = :stage where session_id = :session")
                .param("stage", stage.name())
                .param("session", someone.signedIn().session())
                .update();
        return someone.cookie();
    }

    private StaffFixture staff() {
        return StaffFixture.on(jdbc, clock);
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> one :
                mappings.getHandlerMethods().entrySet()) {
            HandlerMethod method = one.getValue();
            if (isOurs(method)) {
                Rule rule = Rule.of(method.getMethod(), method.getBeanType());
                for (String pattern : one.getKey().getPatternValues()) {
                    for (String verb : verbs(one.getKey())) {
                        endpoints.add(new Endpoint(verb, pattern, rule));
                    }
                }
            }
        }
        endpoints.sort(Comparator.comparing((Endpoint one) -> one.shown().split(" ")[1])
                .thenComparing(Endpoint::method));
        return endpoints;
    }

    private static List<String> verbs(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? List.of("GET")
                : methods.stream().map(RequestMethod::name).toList();
    }

    private static boolean isOurs(HandlerMethod method) {
        Class<?> type = method.getBeanType();
        return type.getPackageName().startsWith("ca.dosebook") && type.getEnclosingClass() == null;
    }
}
