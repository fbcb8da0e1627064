package ca.dosebook.inventory;

import ca.dosebook.audit.Actor;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.DrawOutcome.Drawn;
import ca.dosebook.inventory.DrawRules.Plan;
import ca.dosebook.kernel.Uuids;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The doses at the sites, for whoever gives them. */
@Component
public class Stock {

    /** Looking again is only for those who were too late for a batch: more often than there ever are batches. */
    private static final int LOOKS = 100;

    private final LotStore lots;
    private final DrawStore draws;
    private final Clinics clinics;
    private final Clock clock;

    Stock(LotStore lots, DrawStore draws, Clinics clinics, Clock clock) {
        this.lots = lots;
        this.draws = draws;
        this.clinics = clinics;
        this.clock = clock;
    }

    /**
     * What lies at a site ready to be drawn, soonest use-by first, expired and recalled doses too. A lot is there more
     * than once when it was thawed on several days.
     */
    public List<LotOnHand> onHand(SiteId site) {
        return lots.onHand(site.value());
    }

    /** What may be given at a site on a day: each lot once, with all its doses and the soonest use-by among them. */
    public List<LotOnHand> usable(SiteId site, LocalDate day) {
        Map<LotId, LotOnHand> each = new LinkedHashMap<>();
        onHand(site).stream()
                .filter(one -> one.usableOn(day))
                .forEach(one -> each.merge(
                        one.lot().id(),
                        one,
                        (first, more) -> new LotOnHand(
                                first.lot(), first.doses() + more.doses(), first.useBy(), first.thawedOn())));
        return new ArrayList<>(each.values());
    }

    public Optional<Lot> lot(LotId id) {
        return lots.find(id);
    }

    /** Every lot of the province, recalled and expired ones too; those that expire last come first. */
    public List<Lot> lots() {
        return lots.all();
    }

    /**
     * Takes a dose out of the site's stock, from the batch that has to be used soonest. In the caller's transaction if
     * there is one; to be the last of its statements, since it locks the count of the batch. Of two at the last dose one
     * gets it. Who asks again for a dose that was drawn is told so and gets no second.
     *
     * <p>A dose that was given already is never refused, but for a lot that nobody knows
     * ({@link DrawOutcome.NotHere}).
     */
    @Transactional
    public DrawOutcome draw(Draw draw, Actor actor) {
        Optional<DrawStore.Known> known = draws.known(draw.dose());
        if (known.isPresent() && known.get().drawn()) {
            return new Drawn(known.get().lot(), Set.of());
        }
        int turn = known.map(DrawStore.Known::putBacks).orElse(0);
        for (int look = 0; look < LOOKS; look++) {
            Plan plan = DrawRules.plan(
                    draw, lots.find(draw.lot()), draws.here(draw.site().value(), draw.lot()));
            Optional<DrawOutcome> outcome = switch (plan) {
                case Plan.Refuse(DrawOutcome why) -> Optional.of(why);
                case Plan.Take(UUID batch, Set<Concern> concerns) ->
                    draws.take(taking(draw, batch, turn, actor))
                            ? Optional.of(new Drawn(draw.lot(), concerns))
                            : Optional.empty();
                case Plan.CountAndTake(@Nullable UUID batch, Set<Concern> concerns) -> {
                    var taking = taking(
                            draw, batch == null ? draws.addBatch(draw.site().value(), draw.lot()) : batch, turn, actor);
                    draws.countOneMore(taking);
                    // The lock of the count is held: nobody takes the one just counted.
                    draws.take(taking);
                    yield Optional.of(new Drawn(draw.lot(), concerns));
                }
            };
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return new DrawOutcome.NoneLeft();
    }

    private DrawStore.Taking taking(Draw draw, UUID batch, int turn, Actor actor) {
        return new DrawStore.Taking(
                draw, batch, Uuids.next(), turn, actor.user().orElse(null), clock.instant());
    }

    /**
     * Brings a dose back into the count: it was recorded, and turns out never to have been drawn. Does nothing for a dose
     * that is not drawn. It can be drawn anew, from another lot for instance.
     */
    @Transactional
    public void putBack(UUID dose, Actor actor) {
        draws.known(dose).filter(DrawStore.Known::drawn).ifPresent(known -> {
            Instant now = clock.instant();
            LocalDate day = clinics.site(new SiteId(known.site()))
                    .map(site -> now.atZone(site.zone()).toLocalDate())
                    .orElseGet(() -> now.atOffset(ZoneOffset.UTC).toLocalDate());
            draws.counter(known, day, actor.user().orElse(null), now);
        });
    }

    /** The lot a dose was drawn from; empty for one that was not, or was put back. */
    public Optional<LotId> lotOf(UUID dose) {
        return draws.known(dose).filter(DrawStore.Known::drawn).map(DrawStore.Known::lot);
    }
}
