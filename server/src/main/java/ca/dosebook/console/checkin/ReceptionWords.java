package ca.dosebook.console.checkin;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.arrivals.Reception;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.console.Floor;
import ca.dosebook.wording.Texts;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the desk says about somebody: the rule, and what may be done. */
@Component
class ReceptionWords {

    private final Clinics clinics;

    ReceptionWords(Clinics clinics) {
        this.clinics = clinics;
    }

    /** @param kind of the notice: success, warning or error; @param what may be done */
    record Said(String kind, String title, String what) {}

    Said say(Reception reception, Floor floor, Texts t) {
        return switch (reception) {
            case Reception.OnTime(Appointment of) ->
                new Said(
                        "success",
                        t.of("floor.say.onTime", time(of, floor, t), of.dose().value()),
                        "");
            case Reception.Early(Appointment of, int minutes) ->
                new Said("warning", t.of("floor.say.early", time(of, floor, t), minutes), t.of("floor.say.early.what"));
            case Reception.Late(Appointment of, int minutes) ->
                new Said("warning", t.of("floor.say.late", time(of, floor, t), minutes), t.of("floor.say.late.what"));
            case Reception.NotedAbsent(Appointment of) ->
                new Said("warning", t.of("floor.say.absent", time(of, floor, t)), t.of("floor.say.absent.what"));
            case Reception.AtOtherSite(Appointment of, boolean walkIns) ->
                new Said(
                        walkIns ? "warning" : "error",
                        t.of("floor.say.otherSite", place(of, t), whenAt(of, t)),
                        t.of(walkIns ? "floor.say.walkIn.what" : "floor.say.otherSite.what"));
            case Reception.OnOtherDay(Appointment of, boolean walkIns) ->
                new Said(
                        walkIns ? "warning" : "error",
                        t.of("floor.say.otherDay", whenAt(of, t), place(of, t)),
                        t.of(walkIns ? "floor.say.walkIn.what" : "floor.say.otherDay.what"));
            case Reception.WithoutAppointment(var dose, Optional<Appointment> ended, boolean walkIns) ->
                new Said(
                        walkIns ? "warning" : "error",
                        ended.map(of -> t.of("floor.say.cancelled", whenAt(of, t)))
                                .orElseGet(() -> t.of("floor.say.none", dose.value())),
                        t.of(walkIns ? "floor.say.walkIn.what" : "floor.say.none.what"));
            case Reception.TooEarlyForDose(var dose, var earliest, var of) ->
                new Said(
                        "error",
                        t.of("floor.say.tooEarly", dose.value(), t.date(earliest)),
                        t.of("floor.say.tooEarly.what"));
            case Reception.Vaccinated(int doses) ->
                new Said("error", t.of("floor.say.vaccinated", doses), t.of("floor.say.vaccinated.what"));
            case Reception.InAlready(var arrival) ->
                new Said(
                        "warning",
                        t.of(
                                "floor.say.in",
                                t.time(arrival.arrivedAt().atZone(floor.zone()).toLocalTime())),
                        t.of("floor.say.in.what"));
            case Reception.DayClosed() -> new Said("error", t.of("floor.say.closed"), t.of("floor.say.closed.what"));
        };
    }

    private static String time(Appointment of, Floor floor, Texts t) {
        return t.time(of.startsAt().atZone(floor.zone()).toLocalTime());
    }

    private String whenAt(Appointment of, Texts t) {
        return clinics.site(of.site())
                .map(Site::zone)
                .map(zone -> t.dateTime(ZonedDateTime.ofInstant(of.startsAt(), zone)))
                .orElse("");
    }

    private String place(Appointment of, Texts t) {
        return clinics.site(of.site()).map(site -> site.name().in(t.language())).orElse("");
    }
}
