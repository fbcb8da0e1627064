package ca.dosebook.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A clinic day at work: one member of staff at the desk, who reads English, one at a station, who reads French. */
final class ClinicFloor {

    private static final DateTimeFormatter BORN = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.CANADA);

    private final Staff desk;
    private final Staff station;
    private final String day;

    /** @param day the id of the clinic day */
    ClinicFloor(Staff desk, Staff station, String day) {
        this.desk = desk;
        this.station = station;
        this.day = day;
    }

    /** Somebody on the day's list. */
    record Guest(LocalTime time, String name, LocalDate born) {

        String given() {
            return name.substring(0, name.indexOf(' '));
        }

        String family() {
            return name.substring(name.indexOf(' ') + 1);
        }

        Instant comes(LocalDate day, ZoneId zone) {
            return day.atTime(time).atZone(zone).toInstant();
        }
    }

    /** Everybody on the day's list, hour by hour. */
    List<Guest> guests() {
        List<Guest> guests = new ArrayList<>();
        desk.opens("/console/floor/" + day + "/list");
        List<String> hours = desk.page().locator(".db-hours a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        for (String hour : hours) {
            desk.opens(hour.substring("/en".length()));
            for (Locator row : desk.page().locator("li.db-row").all()) {
                String[] title = Resident.plain(row.locator("h2").innerText()).split(" ", 3);
                String time = title[0];
                String name = title[1] + " " + title[2];
                if (title[1].matches("[ap]\\.m\\.")) {
                    name = title[2];
                    time = time + " " + title[1];
                }
                String born = Resident.plain(row.locator("p").first().innerText());
                guests.add(new Guest(clock(time), name, LocalDate.parse(born.replaceAll("(\\d{4}),.*", "$1"), BORN)));
            }
        }
        return guests;
    }

    private static LocalTime clock(String said) {
        String[] parts = said.replaceAll("[^0-9:]", "").split(":");
        int hour = Integer.parseInt(parts[0]);
        boolean afternoon = said.contains("p.m.") && hour < 12;
        return LocalTime.of(afternoon ? hour + 12 : hour, Integer.parseInt(parts[1]));
    }

    /** Finds somebody by name and birth date, sees a card, lets them in: the page for the next is there again. */
    void letsIn(Guest guest) {
        Page page = desk.page();
        page.locator("main form summary").click();
        page.fill("#given", guest.given());
        page.fill("#family", guest.family());
        page.fill("#birth", String.valueOf(guest.born().getDayOfMonth()));
        page.fill("#birthMonth", String.valueOf(guest.born().getMonthValue()));
        page.fill("#birthYear", String.valueOf(guest.born().getYear()));
        page.press("#birthYear", "Enter");
        awaits(page, guest.name());
        confirms(page);
        reads(page, guest.name() + " is checked in");
    }

    /** Without an appointment and without a card. */
    void letsInWithoutAppointment(String given, String family, LocalDate born) {
        Page page = desk.page();
        desk.opens("/console/floor/" + day).follows("Record somebody who came", "Inscrire quelqu’un");
        page.fill("#given", given);
        page.fill("#family", family);
        page.fill("#birth", String.valueOf(born.getDayOfMonth()));
        page.fill("#birthMonth", String.valueOf(born.getMonthValue()));
        page.fill("#birthYear", String.valueOf(born.getYear()));
        page.fill("#postalCode", "K7L 3N6");
        desk.goesOn();
        confirms(page);
        reads(page, given + " " + family + " is checked in");
    }

    private static void confirms(Page page) {
        page.locator("label:has-text('Health card')").first().click();
        page.locator("main button.ontario-button--primary").click();
    }

    void opensTheDesk() {
        desk.opens("/console/floor/" + day);
    }

    void opensTheStation() {
        station.opens("/console/station/" + day);
    }

    /** Whether somebody waits at the station, as its page has it. */
    boolean isSomebodyWaiting() {
        return station.page().locator(".db-next a").isVisible();
    }

    /** Takes who waits longest, asks, and gives the dose. @param lot the lot in hand; kept for the shift after that */
    void givesADose(String lot) {
        Page page = station.page();
        String name = calls(page);
        fillsIn(page, lot);
        page.locator("#record button.ontario-button--primary").click();
        reads(page, "Dose consignée pour " + name);
    }

    /** The power fails in the moment in which the dose is sent. Afterwards whoever still waits is given theirs. */
    void givesADoseAsThePowerFails(String lot, Product product) {
        Page page = station.page();
        String name = calls(page);
        fillsIn(page, lot);
        page.evaluate("() => { document.getElementById('record').requestSubmit(); }");
        product.isKilledAndStartedAgain();
        opensTheStation();
        Locator next = page.locator(".db-next a");
        if (next.count() > 0 && next.innerText().equals(name)) {
            givesADose(lot);
        }
    }

    private static void fillsIn(Page page, String lot) {
        page.locator("label:has-text('Toutes les réponses sont non')").click();
        Locator consent = page.locator("input[name=consent][value=PERSON] + label");
        // Where the power failed between the two, consent is on record and the dose is not.
        if (consent.count() > 0) {
            consent.click();
        }
        page.locator("label:has-text('" + lot + "')").click();
        page.locator("input[name=arm][value=LEFT_DELTOID] + label").click();
    }

    /** Takes who waits longest; they would rather not. */
    void givesNone() {
        Page page = station.page();
        String name = calls(page);
        page.locator("#reason").selectOption("REFUSED");
        page.locator("main section button").click();
        reads(page, "Consigné\u00a0: aucune dose pour " + name);
    }

    private static String calls(Page page) {
        Locator next = page.locator(".db-next a");
        String name = next.innerText();
        next.click();
        awaits(page, name);
        return name;
    }

    // Awaited in the page itself: asked from here, an answer a tenth of a second late costs half a second each time.

    private static void awaits(Page page, String heading) {
        page.locator("h1", new Page.LocatorOptions().setHasText(heading)).waitFor();
    }

    private static void reads(Page page, String words) {
        page.getByText(words).waitFor();
    }

    /** Everybody who sits there has sat long enough and goes home; answers how many. */
    int sendsEverybodyHome() {
        Page page = desk.page();
        desk.opens("/console/floor/" + day + "/observation");
        int gone = 0;
        for (Locator row = page.locator("li.db-row").first(); row.isVisible(); gone++) {
            int sitting = page.locator("li.db-row").count();
            row.locator("form button").first().click();
            page.locator("li.db-row")
                    .nth(sitting - 1)
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
        return gone;
    }
}
