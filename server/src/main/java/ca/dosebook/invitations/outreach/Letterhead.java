package ca.dosebook.invitations.outreach;

import ca.dosebook.kernel.Language;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What every mail and letter says of who invites and where to turn. */
@Component
class Letterhead {

    private static final ZoneId PROVINCE = ZoneId.of("America/Toronto");

    private final Rollout rollout;
    private final Wording wording;
    private final String address;
    private final String helpPhone;

    Letterhead(
            Rollout rollout,
            Wording wording,
            @Value("${dosebook.address:http://localhost:${server.port:8080}}") String address,
            @Value("${dosebook.help-phone:1-888-555-0199}") String helpPhone) {
        this.rollout = rollout;
        this.wording = wording;
        this.address = address;
        this.helpPhone = helpPhone;
    }

    Wording wording() {
        return wording;
    }

    /** The address of the public site, without a slash at the end. */
    String address() {
        return address;
    }

    String helpPhone() {
        return helpPhone;
    }

    String unitName(HealthUnitId unit, Language language) {
        return rollout.healthUnit(unit).map(known -> known.name().in(language)).orElseThrow();
    }

    /** The unit at the beginning of a sentence: "La circonscription sanitaire de …". */
    String unitAsSubject(HealthUnitId unit, Language language) {
        String name = unitName(unit, language);
        return switch (language) {
            case EN -> name;
            case FR -> "La " + name.substring(0, 1).toLowerCase(language.locale()) + name.substring(1);
        };
    }

    /** The last whole day on which a code works that ends at this moment. */
    String lastDay(Texts t, Instant expires) {
        return t.date(expires.atZone(PROVINCE).toLocalDate().minusDays(1));
    }

    String date(Texts t, Instant moment) {
        return t.shortDate(moment.atZone(PROVINCE).toLocalDate());
    }
}
