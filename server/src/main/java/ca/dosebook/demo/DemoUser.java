package ca.dosebook.demo;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.factors.AppSecret;
import ca.dosebook.kernel.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * A member of staff who does not exist, with a password and a second factor that everyone knows.
 *
 * @param account what stands before the {@code @} of the address
 */
record DemoUser(String account, StaffName name, Language language, Role role, Workplace workplace) {

    /** Of all of them. It is printed at each start, and good for nothing but a demo. */
    static final String PASSWORD = "maple-canoe-lantern-42";

    private static final int SECRET_BYTES = 20;

    static final List<DemoUser> ALL = List.of(
            of("operator", "Olivia", "Chen", Language.EN, Role.PROVINCIAL_OPERATOR, Workplace.PROVINCE),
            of("operator2", "Marc", "Gagnon", Language.FR, Role.PROVINCIAL_OPERATOR, Workplace.PROVINCE),
            of("privacy", "Amara", "Diallo", Language.EN, Role.PRIVACY_OFFICER, Workplace.PROVINCE),
            of("coordinator", "Louise", "Tremblay", Language.FR, Role.HEALTH_UNIT_COORDINATOR, Workplace.HEALTH_UNIT),
            of("lead", "Sam", "Wilson", Language.EN, Role.CLINIC_LEAD, Workplace.HEALTH_UNIT),
            of("checkin", "Priya", "Nair", Language.EN, Role.CHECK_IN, Workplace.HEALTH_UNIT),
            of("vaccinator", "Jean", "Lavoie", Language.FR, Role.VACCINATOR, Workplace.HEALTH_UNIT),
            of("nurse", "Fatima", "Haddad", Language.EN, Role.VACCINATOR, Workplace.HOSPITAL),
            of("inventory", "Dana", "Kowalski", Language.EN, Role.INVENTORY_MANAGER, Workplace.HEALTH_UNIT),
            of("agent", "Chloe", "Nguyen", Language.EN, Role.CONTACT_CENTRE_AGENT, Workplace.CONTACT_CENTRE));

    /** The organizations of the demo. */
    enum Workplace {
        PROVINCE,
        /** Kingston's. */
        HEALTH_UNIT,
        HOSPITAL,
        CONTACT_CENTRE
    }

    private static DemoUser of(
            String account, String given, String family, Language language, Role role, Workplace workplace) {
        return new DemoUser(account, new StaffName(given, family), language, role, workplace);
    }

    /** At a domain that leads nowhere (RFC 2606). */
    String email() {
        return account + "@demo.example";
    }

    /** The same in every demo, so that an app set up once goes on working. */
    AppSecret secret() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("Dosebook demo, " + account).getBytes(StandardCharsets.US_ASCII));
            return AppSecret.of(Arrays.copyOf(digest, SECRET_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
