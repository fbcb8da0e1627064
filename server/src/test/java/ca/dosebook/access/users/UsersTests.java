package ca.dosebook.access.users;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.UserState;
import ca.dosebook.access.users.UserOutcome.Refusal;
import ca.dosebook.kernel.Language;
import ca.dosebook.testing.DosebookTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** trust.md 17 and 18: roles within an authorized organization, given and taken by those who may. */
@DosebookTest(properties = "test.own=users")
class UsersTests {

    /** Each test has units of its own, so that it finds only its own hospitals. */
    private static final AtomicInteger UNITS = new AtomicInteger(1000);

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient jdbc;

    private Colleagues colleagues;
    private Organization kingston;
    private Organization hospital;
    private Organization ottawa;
    private Organization province;
    private SignedIn coordinator;
    private SignedIn operator;

    @BeforeEach
    void people() {
        colleagues = new Colleagues(jdbc);
        colleagues.noOtherOperators();
        int unit = UNITS.incrementAndGet();
        kingston = colleagues.healthUnit(unit);
        hospital = colleagues.hospital(unit);
        ottawa = colleagues.healthUnit(UNITS.incrementAndGet());
        province = colleagues.province();
        coordinator = colleagues.signedIn(Role.HEALTH_UNIT_COORDINATOR, kingston);
        operator = colleagues.signedIn(Role.PROVINCIAL_OPERATOR, province);
    }

    @Test
    void a_coordinator_invites_into_the_own_unit_and_the_hospitals_within_it() {
        for (Organization organization : List.of(kingston, hospital)) {
            UserOutcome outcome = users.invite(coordinator, newUser(organization, Role.CHECK_IN));

            assertThat(outcome).isInstanceOfSatisfying(UserOutcome.Invited.class, invited -> {
                assertThat(invited.roleWaits()).isFalse();
                assertThat(invited.user().state()).isEqualTo(UserState.INVITED);
                assertThat(invited.user().holds(Role.CHECK_IN, organization.id()))
                        .isTrue();
                assertThat(colleagues.recorded(
                                "USER_INVITED", invited.user().id().value()))
                        .isOne();
                assertThat(colleagues.recorded("ROLE_GIVEN", invited.user().id().value()))
                        .isOne();
            });
        }
    }

    @Test
    void an_organization_beyond_reach_is_refused_like_one_that_is_not_there_and_the_refusal_is_written_down() {
        UUID nowhere = UUID.randomUUID();

        assertThat(users.invite(coordinator, newUser(ottawa, Role.CHECK_IN))).isEqualTo(refused(Refusal.UNKNOWN));
        assertThat(users.invite(coordinator, newUser(province, Role.PROVINCIAL_OPERATOR)))
                .isEqualTo(refused(Refusal.UNKNOWN));
        assertThat(users.invite(coordinator, newUser(new OrganizationId(nowhere), Role.CHECK_IN)))
                .isEqualTo(refused(Refusal.UNKNOWN));
        assertThat(colleagues.recorded("ACCESS_REFUSED", ottawa.id().value())).isOne();
        assertThat(colleagues.recorded("ACCESS_REFUSED", nowhere)).isOne();
    }

    @Test
    void a_user_of_another_organization_is_refused_like_one_that_is_not_there() {
        UserId theirs = colleagues.user(Role.CHECK_IN, ottawa);
        UserId nobody = new UserId(UUID.randomUUID());

        for (UserId user : List.of(theirs, nobody)) {
            assertThat(users.find(coordinator, user)).isEmpty();
            assertThat(users.disable(coordinator, user)).isEqualTo(refused(Refusal.UNKNOWN));
            assertThat(users.enable(coordinator, user)).isEqualTo(refused(Refusal.UNKNOWN));
            assertThat(users.change(coordinator, user, details("taken-over@example.ca")))
                    .isEqualTo(refused(Refusal.UNKNOWN));
            assertThat(users.give(coordinator, user, kingston.id(), Role.VACCINATOR))
                    .isEqualTo(refused(Refusal.UNKNOWN));
            assertThat(users.take(coordinator, user, ottawa.id(), Role.CHECK_IN))
                    .isEqualTo(refused(Refusal.UNKNOWN));
            assertThat(colleagues.recorded("ACCESS_REFUSED", user.value())).isEqualTo(6);
        }
        assertThat(users.find(operator, theirs))
                .hasValueSatisfying(user -> assertThat(user.state()).isEqualTo(UserState.ACTIVE));
    }

    @Test
    void nobody_gives_a_role_in_an_organization_beyond_reach_to_a_user_within_it() {
        UserId ours = colleagues.user(Role.CHECK_IN, kingston);

        assertThat(users.give(coordinator, ours, ottawa.id(), Role.CHECK_IN)).isEqualTo(refused(Refusal.UNKNOWN));
        assertThat(users.give(coordinator, ours, province.id(), Role.PROVINCIAL_OPERATOR))
                .isEqualTo(refused(Refusal.UNKNOWN));
    }

    @Test
    void a_role_is_given_only_in_a_kind_of_organization_that_has_it() {
        UserId ours = colleagues.user(Role.CHECK_IN, hospital);

        assertThat(users.give(coordinator, ours, hospital.id(), Role.HEALTH_UNIT_COORDINATOR))
                .isEqualTo(refused(Refusal.ROLE_NOT_HERE));
        assertThat(users.give(coordinator, ours, kingston.id(), Role.INTEGRATION_CLIENT))
                .isEqualTo(refused(Refusal.ROLE_NOT_HERE));
        assertThat(users.give(coordinator, ours, kingston.id(), Role.CLINIC_LEAD))
                .isInstanceOf(UserOutcome.Done.class);
    }

    @Test
    void nobody_changes_their_own_account_or_roles() {
        UserId own = coordinator.user();

        assertThat(users.give(coordinator, own, kingston.id(), Role.CLINIC_LEAD))
                .isEqualTo(refused(Refusal.YOURSELF));
        assertThat(users.take(coordinator, own, kingston.id(), Role.HEALTH_UNIT_COORDINATOR))
                .isEqualTo(refused(Refusal.YOURSELF));
        assertThat(users.disable(coordinator, own)).isEqualTo(refused(Refusal.YOURSELF));
        assertThat(users.change(coordinator, own, details("me@example.ca"))).isEqualTo(refused(Refusal.YOURSELF));
        assertThat(users.mayChange(coordinator, users.own(coordinator))).isFalse();
    }

    @Test
    void an_account_with_roles_elsewhere_keeps_its_address_and_its_state_but_not_the_roles_here() {
        UserId both = colleagues.user(Role.CHECK_IN, kingston);
        colleagues.give(both, Role.PRIVACY_OFFICER, province);

        assertThat(users.change(coordinator, both, details("taken-over@example.ca")))
                .isEqualTo(refused(Refusal.ALSO_ELSEWHERE));
        assertThat(users.disable(coordinator, both)).isEqualTo(refused(Refusal.ALSO_ELSEWHERE));
        assertThat(users.take(coordinator, both, kingston.id(), Role.CHECK_IN)).isInstanceOf(UserOutcome.Done.class);
    }

    @Test
    void a_check_in_clerk_administers_nobody() {
        SignedIn clerk = colleagues.signedIn(Role.CHECK_IN, kingston);
        UserId ours = colleagues.user(Role.VACCINATOR, kingston);

        assertThat(users.find(clerk, ours)).isEmpty();
        assertThat(users.disable(clerk, ours)).isEqualTo(refused(Refusal.UNKNOWN));
        assertThat(users.list(clerk, UserQuery.ALL).users()).isEmpty();
    }

    @Test
    void the_first_operator_gives_a_provincial_role_alone_the_second_one_needs_agreement() {
        UserOutcome first = users.invite(operator, newUser(province, Role.PROVINCIAL_OPERATOR));
        assertThat(first)
                .isInstanceOfSatisfying(
                        UserOutcome.Invited.class,
                        invited -> assertThat(invited.roleWaits()).isFalse());
        colleagues.user(Role.PROVINCIAL_OPERATOR, province);

        UserId ours = colleagues.user(Role.CONTACT_CENTRE_AGENT, colleagues.contactCentre());
        assertThat(users.give(operator, ours, province.id(), Role.PRIVACY_OFFICER))
                .isEqualTo(new UserOutcome.NeedsAgreement());
        assertThat(users.invite(operator, newUser(province, Role.PRIVACY_OFFICER)))
                .isInstanceOfSatisfying(UserOutcome.Invited.class, invited -> {
                    assertThat(invited.roleWaits()).isTrue();
                    assertThat(invited.user().roles()).isEmpty();
                });
    }

    @Test
    void the_address_of_someone_with_a_provincial_role_is_not_one_persons_to_change() {
        UserId second = colleagues.user(Role.PROVINCIAL_OPERATOR, province);

        assertThat(users.change(operator, second, details("mine@example.ca"))).isEqualTo(refused(Refusal.KEPT_BY_TWO));
        assertThat(users.change(operator, second, details(Colleagues.email(second))))
                .isInstanceOf(UserOutcome.Done.class);
    }

    @Test
    void disabling_stops_and_enabling_leads_back_to_where_it_was() {
        UserOutcome.Invited invited = (UserOutcome.Invited) users.invite(coordinator, newUser(kingston, Role.CHECK_IN));
        UserId active = colleagues.user(Role.CHECK_IN, kingston);

        for (UserId user : List.of(invited.user().id(), active)) {
            assertThat(state(users.disable(coordinator, user))).isEqualTo(UserState.DISABLED);
            assertThat(state(users.disable(coordinator, user))).isEqualTo(UserState.DISABLED);
            assertThat(colleagues.recorded("USER_DISABLED", user.value())).isOne();
        }
        assertThat(state(users.enable(coordinator, invited.user().id()))).isEqualTo(UserState.INVITED);
        assertThat(state(users.enable(coordinator, active))).isEqualTo(UserState.ACTIVE);
        assertThat(colleagues.recorded("USER_ENABLED", active.value())).isOne();
    }

    @Test
    void the_last_active_provincial_operator_stays() {
        SignedIn second = colleagues.signedIn(Role.PROVINCIAL_OPERATOR, province);
        users.disable(operator, second.user());

        assertThat(users.disable(second, operator.user())).isEqualTo(refused(Refusal.LAST_OPERATOR));
        assertThat(users.take(second, operator.user(), province.id(), Role.PROVINCIAL_OPERATOR))
                .isEqualTo(refused(Refusal.LAST_OPERATOR));
    }

    @Test
    void the_last_two_operators_cannot_remove_each_other_at_the_same_moment() throws Exception {
        for (int round = 0; round < 10; round++) {
            colleagues.noOtherOperators();
            SignedIn one = colleagues.signedIn(Role.PROVINCIAL_OPERATOR, province);
            SignedIn other = colleagues.signedIn(Role.PROVINCIAL_OPERATOR, province);

            List<UserOutcome> outcomes = atOnce(List.of(
                    () -> users.disable(one, other.user()),
                    () -> users.take(other, one.user(), province.id(), Role.PROVINCIAL_OPERATOR)));

            assertThat(outcomes).filteredOn(UserOutcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes).contains(refused(Refusal.LAST_OPERATOR));
        }
    }

    @Test
    void an_address_is_one_users() {
        UserId ours = colleagues.user(Role.CHECK_IN, kingston);
        UserId theirs = colleagues.user(Role.CHECK_IN, ottawa);

        assertThat(users.invite(coordinator, newUser(kingston.id(), Role.CHECK_IN, Colleagues.email(ours))))
                .isEqualTo(new UserOutcome.AlreadyThere(ours));
        assertThat(users.invite(coordinator, newUser(kingston.id(), Role.CHECK_IN, Colleagues.email(theirs))))
                .isEqualTo(refused(Refusal.ADDRESS_TAKEN));
        assertThat(users.change(
                        coordinator, ours, details(Colleagues.email(theirs).toUpperCase(Language.EN.locale()))))
                .isEqualTo(refused(Refusal.ADDRESS_TAKEN));
    }

    @Test
    void the_list_shows_those_within_reach_searched_filtered_and_in_order() {
        UserId here = colleagues.user(Role.CHECK_IN, kingston);
        UserId there = colleagues.user(Role.VACCINATOR, hospital);
        colleagues.user(Role.CHECK_IN, ottawa);
        jdbc.sql("update access.staff_user set last_signed_in_at = created_at where user_id = :id")
                .param("id", there.value())
                .update();

        assertThat(ids(UserQuery.ALL)).containsExactlyInAnyOrder(coordinator.user(), here, there);
        assertThat(ids(new UserQuery(
                        "", Optional.empty(), Optional.empty(), Optional.empty(), UserQuery.Order.LAST_SIGNED_IN, 1)))
                .startsWith(there)
                .hasSize(3);
        assertThat(ids(query(Colleagues.email(here), Optional.empty(), Optional.empty())))
                .containsExactly(here);
        assertThat(ids(query("%", Optional.empty(), Optional.empty()))).isEmpty();
        assertThat(ids(query("", Optional.of(hospital.id()), Optional.empty()))).containsExactly(there);
        assertThat(ids(query("", Optional.of(ottawa.id()), Optional.empty()))).isEmpty();
        assertThat(ids(query("", Optional.empty(), Optional.of(Role.CHECK_IN)))).containsExactly(here);
        assertThat(users.list(operator, query("", Optional.of(ottawa.id()), Optional.empty()))
                        .total())
                .isOne();
    }

    private List<UserId> ids(UserQuery query) {
        return users.list(coordinator, query).users().stream()
                .map(StaffUser::id)
                .toList();
    }

    private static UserQuery query(String text, Optional<OrganizationId> organization, Optional<Role> role) {
        return new UserQuery(text, organization, role, Optional.empty(), UserQuery.Order.STATE, 1);
    }

    private static NewUser newUser(Organization organization, Role role) {
        return newUser(organization.id(), role);
    }

    private static NewUser newUser(OrganizationId organization, Role role) {
        return newUser(organization, role, "new-" + UUID.randomUUID() + "@example.ca");
    }

    private static NewUser newUser(OrganizationId organization, Role role, String email) {
        return new NewUser(details(email), organization, role);
    }

    private static UserDetails details(String email) {
        return new UserDetails(new StaffName("Zoé", "Roy"), email, Language.FR);
    }

    private static UserOutcome refused(Refusal why) {
        return new UserOutcome.Refused(why);
    }

    private static UserState state(UserOutcome outcome) {
        return ((UserOutcome.Done) outcome).user().state();
    }

    private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        var start = new CyclicBarrier(acts.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> act : acts) {
                running.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
