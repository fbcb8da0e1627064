package ca.dosebook.immunizations.adverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToldTests {

    private static Told with(Told told, CareLevel care, EventOutcome outcome, boolean danger, boolean disabling) {
        return new Told(told.onsetAt(), told.happened(), care, told.treatments(), outcome, danger, disabling);
    }

    @Test
    void death_danger_hospital_and_disability_make_it_serious() {
        Told plain = new Told(
                Instant.parse("2021-03-15T13:00:00Z"),
                Set.of(Happening.FAINTING),
                CareLevel.ADVICE,
                Set.of(),
                EventOutcome.RECOVERED,
                false,
                false);
        assertThat(plain.isSerious()).isFalse();
        assertThat(with(plain, CareLevel.EMERGENCY_VISIT, EventOutcome.NOT_YET, false, false)
                        .isSerious())
                .isFalse();
        assertThat(with(plain, CareLevel.IN_HOSPITAL, EventOutcome.RECOVERED, false, false)
                        .isSerious())
                .isTrue();
        assertThat(with(plain, CareLevel.NONE, EventOutcome.DIED, false, false).isSerious())
                .isTrue();
        assertThat(with(plain, CareLevel.NONE, EventOutcome.PERMANENT, false, false)
                        .isSerious())
                .isTrue();
        assertThat(with(plain, CareLevel.NONE, EventOutcome.RECOVERED, true, false)
                        .isSerious())
                .isTrue();
        assertThat(with(plain, CareLevel.NONE, EventOutcome.RECOVERED, false, true)
                        .isSerious())
                .isTrue();
    }
}
