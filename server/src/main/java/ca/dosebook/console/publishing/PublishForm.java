package ca.dosebook.console.publishing;

import ca.dosebook.clinics.days.SeriesId;
import ca.dosebook.console.Ids;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which days, as an address or a form says it, and what was ticked. */
record PublishForm(
        @Nullable String site,
        @Nullable String series,
        @Nullable List<String> day,
        @Nullable List<String> without,
        @Nullable String looked) {

    Optional<SeriesId> seriesAsked() {
        return Ids.of(FallingForm.said(series)).map(SeriesId::new);
    }

    Set<UUID> named() {
        return ids(day);
    }

    Set<UUID> leftOut() {
        return ids(without);
    }

    private static Set<UUID> ids(@Nullable List<String> typed) {
        return typed == null
                ? Set.of()
                : typed.stream().flatMap(id -> Ids.of(id).stream()).collect(Collectors.toSet());
    }
}
