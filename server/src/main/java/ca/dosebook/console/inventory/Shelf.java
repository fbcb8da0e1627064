package ca.dosebook.console.inventory;

import ca.dosebook.access.SignedIn;
import ca.dosebook.clinics.Site;
import ca.dosebook.console.Ids;
import ca.dosebook.console.clinics.Reached;
import ca.dosebook.inventory.keeping.Batch;
import ca.dosebook.inventory.keeping.Change;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.pages.Frame;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sites and batches within reach, from the ids of an address. */
@Component
class Shelf {

    static final String PATH = "/console/inventory";

    private final Reached reached;
    private final StockKeeping keeping;

    Shelf(Reached reached, StockKeeping keeping) {
        this.reached = reached;
        this.keeping = keeping;
    }

    List<Site> sites(SignedIn staff) {
        return reached.sites(staff);
    }

    Site site(SignedIn staff, String id) {
        return reached.site(staff, id);
    }

    /** A batch with its site. */
    record Found(Site site, Batch batch) {

        String address(Frame frame) {
            return Shelf.address(frame, site) + "/batches/" + batch.id();
        }

        Change change(SignedIn staff, @Nullable String act) {
            return new Change(act(act), site.id(), batch.id(), staff.actor());
        }
    }

    Found batch(SignedIn staff, String site, String batch) {
        Site reachedSite = site(staff, site);
        return new Found(
                reachedSite,
                keeping.batch(reachedSite.id(), Ids.inAddress(batch)).orElseThrow(Ids::notFound));
    }

    static String address(Frame frame, Site site) {
        return frame.to(PATH + "/" + site.id().value());
    }

    /** The key that the form carries; a new one where it carries none. */
    static UUID act(@Nullable String typed) {
        return Ids.of(typed == null ? "" : typed).orElseGet(Uuids::next);
    }
}
