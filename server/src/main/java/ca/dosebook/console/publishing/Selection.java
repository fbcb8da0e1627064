package ca.dosebook.console.publishing;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.days.SeriesId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Drafts of one site that are to be published together, as an address says it: by naming them, or by naming those left
 * out, whichever is shorter.
 *
 * @param drafts every draft of the site, or of its repeating clinic, in order
 * @param chosen those of them that are to be published
 */
record Selection(Site site, Optional<SeriesId> series, List<ClinicDay> drafts, List<ClinicDay> chosen) {

    /** An address holds this many ids; more than as many named and as many left out cannot be said. */
    static final int MOST_NAMED = 120;

    static Selection of(
            Site site, Optional<SeriesId> series, List<ClinicDay> drafts, Set<UUID> named, Set<UUID> without) {
        List<ClinicDay> chosen = drafts.stream()
                .filter(day -> named.isEmpty()
                        ? !without.contains(day.id().value())
                        : named.contains(day.id().value()))
                .toList();
        return new Selection(site, series, drafts, chosen);
    }

    Selection without(Set<ClinicDayId> left) {
        return new Selection(
                site,
                series,
                drafts,
                chosen.stream().filter(day -> !left.contains(day.id())).toList());
    }

    private List<ClinicDay> leftOut() {
        return drafts.stream().filter(day -> !chosen.contains(day)).toList();
    }

    /** Whether the address can say it. */
    boolean canBeSaid() {
        return Math.min(chosen.size(), leftOut().size()) <= MOST_NAMED;
    }

    List<ClinicDayId> ids() {
        return chosen.stream().map(ClinicDay::id).toList();
    }

    /** What follows the question mark. */
    String query() {
        boolean naming = chosen.size() <= leftOut().size();
        return "site=" + site.id().value()
                + series.map(id -> "&series=" + id.value()).orElse("")
                + (naming ? chosen : leftOut())
                        .stream()
                                .map(day -> (naming ? "&day=" : "&without=")
                                        + day.id().value())
                                .collect(Collectors.joining());
    }
}
