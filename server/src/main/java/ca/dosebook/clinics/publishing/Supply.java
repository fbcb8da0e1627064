package ca.dosebook.clinics.publishing;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;

/** What the check asks about doses. Implemented by whoever counts them. */
public interface Supply {

    /**
     * For how many people a site will have no dose, by what it has and what is on its way.
     *
     * @param wanted how many doses of the product are needed on each day
     * @return the days that lack doses, with how many; empty too for a site of which no stock is known
     */
    Map<LocalDate, Integer> missing(SiteId site, ProductCode product, SortedMap<LocalDate, Integer> wanted);
}
