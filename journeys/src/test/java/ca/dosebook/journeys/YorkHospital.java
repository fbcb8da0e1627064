package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;

import com.microsoft.playwright.options.SelectOption;

/** The one hospital of York that books in the province's system while its health unit goes on in its own. */
final class YorkHospital {

    static final String NAME = "Two Streams Hospital";
    static final String POSTAL_CODE = "L3Y 4X1";

    private final Staff operator;
    private String site = "";

    YorkHospital(Staff operator) {
        this.operator = operator;
    }

    YorkHospital isAddedAsASite() {
        when(operator)
                .opens("/console/clinics/sites/add")
                .ticks("Hospital", "Hôpital")
                .picks("access");
        operator.page().locator("#unit").selectOption("2270");
        operator.types("english", NAME).types("french", "Hôpital des Deux-Ruisseaux");
        operator.types("street", "596 Davis Drive").types("town", "Newmarket").types("postalCode", POSTAL_CODE);
        operator.goesOn();
        then(operator).sees(NAME);
        site = operator.path();
        return this;
    }

    YorkHospital isMadeAnException() {
        when(operator).opens("/console/rollout/2270/exceptions/add");
        operator.page().locator("#site").selectOption(new SelectOption().setLabel(NAME));
        operator.ticks("Books here", "Réserve ici").ticks("Provincial call centre", "Centre d’appels provincial");
        when(operator).goesOn();
        then(operator).sees("Saved", NAME, "Books in its own system");
        return this;
    }

    /**
     * Its health unit opens on the fifteenth, and not three days before.
     *
     * @return the request that a second person has to agree to
     */
    String asksForTheOpening() {
        when(operator).opens("/console/rollout/announce?unit=2270");
        operator.types("on", "12").types("onMonth", "3").types("onYear", "2021");
        operator.types("reason", "One hospital goes first").goesOn();
        then(operator)
                .isToldOf(
                        "March 12, 2021 at 8:00 a.m. has passed. An opening has to be in the future,"
                                + " so that residents can be told before it.",
                        "",
                        "on");
        when(operator).types("on", "15").goesOn();
        then(operator).sees("The request waits for a second person", "March 15, 2021 at 8:00 a.m.");
        return operator.path();
    }

    /** Of three days the one in the middle has no day for the second dose behind it. */
    YorkHospital isPlannedAndPublished() {
        when(operator)
                .opens(site + "/repeating/add")
                .types("name", "Wednesdays")
                .ticks("Wednesday", "mercredi");
        operator.types("everyWeeks", "8").types("from", "2021-03-17").types("until", "2021-07-07");
        operator.page().locator("#product").selectOption("PFIZER");
        operator.picks("seats-2")
                .types("vaccinators", "1")
                .types("minutes", "10")
                .goesOn();
        then(operator).sees("What will happen", "3 new drafts");
        when(operator)
                .goesOn()
                .follows("Check and publish", "Vérifier et publier")
                .goesOn();
        then(operator)
                .sees("Can’t be published", "Who comes on this day finds no place for the next dose")
                .doesNotSee("Nobody could book it", "Nobody would be shown");
        when(operator).follows("Go on without these days", "Continuer sans ces journées");
        then(operator).sees("2 days, from", "Nothing speaks against publishing these days.");
        when(operator).presses("Publish these days", "Publier ces journées");
        then(operator).sees("Residents can see and book these days now.");
        return this;
    }
}
