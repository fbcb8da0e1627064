package ca.dosebook.portal.waiting;

import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.waitingroom.Entrance;
import ca.dosebook.waitingroom.Pass;
import ca.dosebook.waitingroom.Standing;
import ca.dosebook.waitingroom.Ticket;
import ca.dosebook.waitingroom.Wait;
import ca.dosebook.waitingroom.WaitingRoom;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The page on which people wait. Made from memory, with nothing behind it that could be slow. */
@Component
class WaitingPages {

    private static final ZoneId PROVINCE = ZoneId.of("America/Toronto");

    /** So many people ahead are few: their page asks more often. */
    private static final int NEAR = 500;

    private final WaitingRoom room;
    private final WaitingCookies cookies;
    private final Pages.FrameSource frames;
    private final Pages pages;
    private final Rollout rollout;
    private final Clock clock;
    private final String address;

    WaitingPages(
            WaitingRoom room,
            WaitingCookies cookies,
            Pages.FrameSource frames,
            Pages pages,
            Rollout rollout,
            Clock clock,
            @Value("${dosebook.address:}") String address) {
        this.room = room;
        this.cookies = cookies;
        this.frames = frames;
        this.pages = pages;
        this.rollout = rollout;
        this.clock = clock;
        this.address = address;
    }

    /**
     * What stands on the page.
     *
     * @param kind counting, gathered, line, front or elsewhere
     * @param said in one or two sentences, where things stand; read out when it changes
     * @param ahead how many people, in figures; empty when it is not known
     * @param turn when, in words; empty when it is not known
     * @param area the chosen health unit; empty for none
     * @param free places of that unit, in figures
     * @param freeAsOf when they were counted
     * @param code for another device; empty for none
     * @param codeAt where it is typed
     * @param seconds after which a browser without script asks again
     * @param none whether no place of that unit is free
     * @param place in line; 0 when it is not known
     */
    record Waiting(
            String kind,
            String said,
            String ahead,
            String turn,
            String area,
            String areaId,
            String free,
            String freeAsOf,
            String code,
            String codeAt,
            int seconds,
            long place,
            boolean gathering,
            boolean trouble,
            boolean stopped,
            boolean none) {}

    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Frame frame = frames.of(request);
        Optional<Pass> pass = cookies.pass(request);
        Optional<Ticket> had = cookies.ticket(request);
        Entrance entrance = room.enter(pass, had);
        if (entrance instanceof Entrance.In(Pass given, boolean changed)) {
            if (changed) {
                cookies.keep(request, response, given);
            }
            lead(response, frame.to("/book"));
            return;
        }
        Ticket ticket = had.orElseGet(room::issue);
        if (had.isEmpty()) {
            cookies.keep(request, response, ticket);
        }
        Waiting page = entrance instanceof Entrance.Elsewhere
                ? said(request, frame, ticket, "elsewhere", frame.t().of("waiting.elsewhere.text"))
                : standing(request, response, frame, ticket);
        String title = frame.t().of("waiting.title." + page.kind());
        pages.page("portal/waiting/waiting", frame.title(title), page)
                .withOwnAskingScript()
                .render(Map.of(), request, response);
    }

    /** Where the ticket stands, for the script of the page: asked once after the places are drawn. */
    void place(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Ticket> ticket = cookies.ticket(request);
        Optional<Standing> standing = ticket.map(room::standing);
        String kind = standing.map(WaitingPages::kind).orElse("none");
        long place = standing.isPresent()
                        && standing.get() instanceof Standing.InLine(long at, long ignored, Duration duration)
                ? at
                : 0;
        byte[] body = ("{\"kind\":\"" + kind + "\",\"place\":" + place + "}").getBytes(StandardCharsets.US_ASCII);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String kind(Standing standing) {
        return switch (standing) {
            case Standing.BeingCounted ignored -> "counting";
            case Standing.Gathered ignored -> "gathered";
            case Standing.InLine ignored -> "line";
            case Standing.AtTheFront ignored -> "front";
        };
    }

    private Waiting standing(HttpServletRequest request, HttpServletResponse response, Frame frame, Ticket ticket) {
        Texts t = frame.t();
        Standing standing = room.standing(ticket);
        String kind = kind(standing);
        return switch (standing) {
            case Standing.BeingCounted ignored -> said(request, frame, ticket, kind, t.of("waiting.counting.text"));
            case Standing.Gathered(Instant opensAt) ->
                said(
                        request,
                        frame,
                        ticket,
                        kind,
                        t.of(
                                "waiting.gathered.text",
                                t.time(opensAt.atZone(PROVINCE).toLocalTime())));
            case Standing.AtTheFront ignored ->
                // It is their turn, and it could not be written down.
                said(request, frame, ticket, kind, t.of("waiting.front.text"));
            case Standing.InLine(long place, long ahead, Duration estimate) -> {
                Instant now = clock.instant();
                Wait wait = Wait.after(cookies.turn(request), now, estimate);
                cookies.keepTurn(request, response, wait.turn());
                String words =
                        room.isStopped() ? t.of("waiting.wait.stopped") : words(t, Duration.between(now, wait.turn()));
                String text = wait.slowed() ? t.of("waiting.line.slowed") : t.of("waiting.line.text");
                Waiting plain = said(request, frame, ticket, kind, text);
                yield new Waiting(
                        kind,
                        text,
                        t.of("waiting.number", ahead),
                        words,
                        plain.area(),
                        plain.areaId(),
                        plain.free(),
                        plain.freeAsOf(),
                        plain.code(),
                        plain.codeAt(),
                        ahead < NEAR ? 20 : 30,
                        place,
                        plain.gathering(),
                        plain.trouble(),
                        plain.stopped(),
                        plain.none());
            }
        };
    }

    /** “about 25 minutes”. */
    static String words(Texts t, Duration wait) {
        int minutes = Wait.minutes(wait);
        if (minutes == 0) {
            return t.of("waiting.wait.soon");
        }
        if (minutes < 60) {
            return t.of("waiting.wait.minutes", minutes);
        }
        return minutes % 60 == 0
                ? t.of("waiting.wait.hours", minutes / 60)
                : t.of("waiting.wait.hoursMinutes", minutes / 60, minutes % 60);
    }

    private Waiting said(HttpServletRequest request, Frame frame, Ticket ticket, String kind, String text) {
        Texts t = frame.t();
        Optional<HealthUnit> unit = unit(cookies.area(request));
        @Nullable
        Long free = unit.map(one -> room.freePlaces().get(one.id().toString())).orElse(null);
        String asOf = room.countedAt()
                .map(at -> t.time(at.atZone(PROVINCE).toLocalTime()))
                .orElse("");
        return new Waiting(
                kind,
                text,
                "",
                "",
                unit.map(one -> one.name().in(frame.language())).orElse(""),
                unit.map(one -> one.id().toString()).orElse(""),
                free == null ? "" : t.of("waiting.number", free),
                free == null ? "" : asOf,
                kind.equals("elsewhere") ? "" : room.code(ticket).orElse(""),
                host(request) + frame.to("/waiting/code"),
                kind.equals("gathered") ? 30 : 20,
                0,
                room.opening().isPresent(),
                room.isInTrouble(),
                room.isStopped(),
                free != null && free == 0);
    }

    Optional<HealthUnit> unit(String area) {
        return area.isEmpty() ? Optional.empty() : rollout.healthUnit(new HealthUnitId(Integer.parseInt(area)));
    }

    /** As one types it into another browser. */
    private String host(HttpServletRequest request) {
        return address.isEmpty()
                ? request.getServerName() + (isUsual(request) ? "" : ":" + request.getServerPort())
                : address.replaceFirst("^https?://", "");
    }

    private static boolean isUsual(HttpServletRequest request) {
        return request.getServerPort() == 80 || request.getServerPort() == 443;
    }

    static void lead(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", address);
    }
}
