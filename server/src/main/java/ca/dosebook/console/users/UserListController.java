package ca.dosebook.console.users;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.UserState;
import ca.dosebook.access.permits.MayAdministerUsers;
import ca.dosebook.access.users.StaffUser;
import ca.dosebook.access.users.UserPage;
import ca.dosebook.access.users.UserQuery;
import ca.dosebook.access.users.Users;
import ca.dosebook.console.Ids;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The users within an administrator's reach. */
@Controller
@MayAdministerUsers
class UserListController {

    private final Pages pages;
    private final Users users;
    private final Wordings wordings;

    UserListController(Pages pages, Users users, Wordings wordings) {
        this.pages = pages;
        this.users = users;
        this.wordings = wordings;
    }

    /** As typed into the address or chosen on the page. */
    record Filter(
            @Nullable String text,
            @Nullable String organization,
            @Nullable String role,
            @Nullable String state,
            @Nullable String order,
            @Nullable String page) {

        UserQuery query() {
            return new UserQuery(
                    said(text).substring(0, Math.min(100, said(text).length())),
                    Ids.of(said(organization)).map(OrganizationId::new),
                    Wordings.roleOf(said(role)),
                    one(UserState.values(), state),
                    one(UserQuery.Order.values(), order).orElse(UserQuery.Order.NAME),
                    said(page).matches("[1-9][0-9]{0,4}") ? Integer.parseInt(said(page)) : 1);
        }

        boolean isEmpty() {
            return said(text).isBlank()
                    && said(organization).isEmpty()
                    && said(role).isEmpty()
                    && said(state).isEmpty();
        }

        private static <E extends Enum<E>> Optional<E> one(E[] all, @Nullable String typed) {
            return Arrays.stream(all).filter(each -> each.name().equals(typed)).findFirst();
        }

        private static String said(@Nullable String typed) {
            return typed == null ? "" : typed;
        }
    }

    /**
     * @param count in words
     * @param filtered whether an empty list may be due to what was searched
     * @param previous the address of the page before; null for none
     */
    record UserList(
            List<Line> users,
            String count,
            boolean filtered,
            Chosen chosen,
            List<Choice> organizations,
            List<Choice> roles,
            List<Choice> states,
            List<Choice> orders,
            @Nullable String previous,
            @Nullable String next) {}

    record Chosen(String text, String organization, String role, String state, String order) {}

    record Line(String address, String name, String email, List<String> roles, String state, String lastSignedIn) {}

    @GetMapping("/{language:en|fr}/console/users")
    Page list(Frame frame, SignedIn staff, Filter filter) {
        Texts t = frame.t();
        UserQuery query = filter.query();
        UserPage found = users.list(staff, query);
        var list = new UserList(
                found.users().stream().map(user -> line(t, user)).toList(),
                t.of("users.list.count", found.total()),
                !filter.isEmpty(),
                chosen(query),
                withAll(t.of("users.all.organizations"), wordings.organizations(t, staff)),
                withAll(t.of("users.all.roles"), wordings.roles(t, staff)),
                withAll(
                        t.of("users.all.states"),
                        Arrays.stream(UserState.values())
                                .map(state -> Choice.of(state.name(), wordings.state(t, state)))
                                .toList()),
                Arrays.stream(UserQuery.Order.values())
                        .map(order -> Choice.of(order.name(), t.of("users.order." + order.name())))
                        .toList(),
                query.page() > 1 ? address(t, query, query.page() - 1) : null,
                query.page() < found.pages() ? address(t, query, query.page() + 1) : null);
        return pages.page("console/users/list", frame.title(t.of("users.list.title")), list);
    }

    private Line line(Texts t, StaffUser user) {
        return new Line(
                t.to("/console/users/" + user.id().value()),
                user.name().full(),
                user.email(),
                user.roles().stream().map(held -> wordings.heldRole(t, held)).toList(),
                wordings.state(t, user.state()),
                wordings.lastSignedIn(t, user));
    }

    private static List<Choice> withAll(String all, List<Choice> choices) {
        List<Choice> with = new ArrayList<>();
        with.add(Choice.of("", all));
        with.addAll(choices);
        return with;
    }

    private static Chosen chosen(UserQuery query) {
        return new Chosen(
                query.text(),
                query.organization().map(id -> id.value().toString()).orElse(""),
                query.role().map(Enum::name).orElse(""),
                query.state().map(Enum::name).orElse(""),
                query.order().name());
    }

    private static String address(Texts t, UserQuery query, int page) {
        Chosen chosen = chosen(query);
        return t.to("/console/users?text=" + URLEncoder.encode(chosen.text(), StandardCharsets.UTF_8)
                + "&organization=" + chosen.organization() + "&role=" + chosen.role() + "&state=" + chosen.state()
                + "&order=" + chosen.order() + "&page=" + page);
    }
}
