package ca.dosebook.console.outreach;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayInvitePersons;
import ca.dosebook.console.Moments;
import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.outreach.InvitationLine;
import ca.dosebook.invitations.outreach.InvitationLists;
import ca.dosebook.invitations.outreach.InvitationPage;
import ca.dosebook.invitations.outreach.InvitationStatus;
import ca.dosebook.invitations.outreach.ListQuery;
import ca.dosebook.invitations.outreach.Outreach;
import ca.dosebook.invitations.outreach.StatusCounts;
import ca.dosebook.invitations.outreach.Tasks;
import ca.dosebook.invitations.waves.Wave;
import ca.dosebook.invitations.waves.WaveId;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.PersonName;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One wave: how far it is, what is to be done, and its invitations, without a name among them. */
@Controller
@MayInvitePersons
class WaveController {

    /** What a page can say of an act just done; a word in the address, nothing else. */
    enum Done {
        MADE,
        SENT,
        RELEASED,
        NOTHING,
        REVOKED,
        CALLED
    }

    private static final String MISUSED = "MISUSED";

    private final Pages pages;
    private final Within within;
    private final InvitationLists lists;
    private final Outreach outreach;
    private final OutreachWords words;

    WaveController(Pages pages, Within within, InvitationLists lists, Outreach outreach, OutreachWords words) {
        this.pages = pages;
        this.within = within;
        this.lists = lists;
        this.outreach = outreach;
        this.words = words;
    }

    /** As chosen on the page or typed into the address. */
    record Filter(
            @Nullable String status,
            @Nullable String channel,
            @Nullable String page) {

        ListQuery query(Wave wave) {
            String number = page == null ? "" : page;
            return new ListQuery(
                    Optional.of(wave.id()),
                    one(InvitationStatus.values(), status),
                    one(Channel.values(), channel),
                    MISUSED.equals(status),
                    "",
                    number.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(number) : 1);
        }

        private static <E extends Enum<E>> Optional<E> one(E[] all, @Nullable String typed) {
            return Arrays.stream(all).filter(each -> each.name().equals(typed)).findFirst();
        }
    }

    /**
     * @param done what was just done, in words; null for nothing
     * @param waits whether a second person has to agree before anyone is told
     * @param open whether people can be told
     * @param revocable whether it can be withdrawn
     * @param parts numbers of the files in which all letters can be printed again
     */
    @Personal
    record One(
            String address,
            @Nullable String done,
            List<Fact> facts,
            List<Fact> counts,
            Todo todo,
            boolean waits,
            boolean open,
            boolean revocable,
            List<Integer> parts,
            Found found) {
        @Override
        public String toString() {
            return "One[masked]";
        }
    }

    /** What is left to do, in words; null where there is nothing. */
    record Todo(
            @Nullable String mails,
            @Nullable String letters,
            @Nullable String calls) {}

    @Personal
    record Found(
            String count,
            List<Row> rows,
            String text,
            String status,
            String channel,
            List<Choice> statuses,
            List<Choice> channels,
            @Nullable String previous,
            @Nullable String next) {
        @Override
        public String toString() {
            return "Found[masked]";
        }
    }

    record Row(String address, String reference, String status, String channel, String about, String misused) {}

    @GetMapping("/{language:en|fr}/console/invitations/waves/{wave:[0-9a-f-]{36}}")
    Page show(
            Frame frame,
            SignedIn staff,
            @PathVariable String wave,
            Filter filter,
            @RequestParam(defaultValue = "") String done) {
        Wave found = within.wave(staff, wave);
        return page(frame, found, filter.query(found), done);
    }

    /** By family name or reference. A form, not a link: a name has no place in an address. */
    @PostMapping("/{language:en|fr}/console/invitations/waves/{wave:[0-9a-f-]{36}}/find")
    Page find(Frame frame, SignedIn staff, @PathVariable String wave, @RequestParam(defaultValue = "") String text) {
        Wave found = within.wave(staff, wave);
        String typed = text.strip();
        String searched = typed.substring(0, Math.min(PersonName.LONGEST, typed.length()));
        Optional<WaveId> id = Optional.of(found.id());
        return page(frame, found, new ListQuery(id, Optional.empty(), Optional.empty(), false, searched, 1), "");
    }

    private Page page(Frame frame, Wave found, ListQuery query, String done) {
        Texts t = frame.t();
        StatusCounts counts = lists.counts(List.of(found.id())).getOrDefault(found.id(), StatusCounts.NONE);
        Tasks tasks = outreach.tasks(found.id());
        boolean open = words.canBeSent(found);
        return pages.page(
                "console/outreach/wave",
                frame.title(found.name()).back(frame.to("/console/invitations")),
                new One(
                        t.to(OutreachWords.address(found.id())),
                        done(t, done),
                        facts(t, found),
                        counts(t, counts),
                        todo(t, tasks),
                        found.releasedAt().isEmpty() && found.revokedAt().isEmpty(),
                        open,
                        found.revokedAt().isEmpty(),
                        open ? parts(tasks) : List.of(),
                        found(t, found, query)));
    }

    private static @Nullable String done(Texts t, String done) {
        return Arrays.stream(Done.values())
                .filter(one -> one.name().equals(done))
                .findFirst()
                .map(one -> switch (one) {
                    case MADE -> t.of("outreach.done.MADE");
                    case SENT -> t.of("outreach.done.SENT");
                    case RELEASED -> t.of("outreach.done.RELEASED");
                    case NOTHING -> t.of("outreach.done.NOTHING");
                    case REVOKED -> t.of("outreach.done.REVOKED");
                    case CALLED -> t.of("outreach.done.CALLED");
                })
                .orElse(null);
    }

    private List<Fact> facts(Texts t, Wave wave) {
        return List.of(
                Fact.of(t.of("outreach.wave.people"), t.of("outreach.count", wave.people())),
                Fact.of(t.of("outreach.wave.made"), Moments.said(t, wave.madeAt())),
                Fact.of(t.of("outreach.wave.expires"), Moments.said(t, wave.expiresAt())),
                Fact.of(t.of("outreach.wave.state"), words.state(t, wave)));
    }

    private static List<Fact> counts(Texts t, StatusCounts counts) {
        List<Fact> facts = new ArrayList<>();
        for (InvitationStatus status : InvitationStatus.values()) {
            facts.add(Fact.of(OutreachWords.status(t, status), t.of("outreach.count", counts.of(status))));
        }
        facts.add(Fact.of(t.of("outreach.status.MISUSED"), t.of("outreach.count", counts.misused())));
        return facts;
    }

    private static Todo todo(Texts t, Tasks tasks) {
        return new Todo(
                tasks.mails() == 0 ? null : t.of("outreach.todo.mails", tasks.mails()),
                tasks.letters() == 0
                        ? null
                        : t.of("outreach.todo.letters", Math.min(tasks.letters(), Outreach.LETTERS), tasks.letters()),
                tasks.calls() == 0 ? null : t.of("outreach.todo.calls", tasks.calls()));
    }

    private static List<Integer> parts(Tasks tasks) {
        List<Integer> parts = new ArrayList<>();
        int all = tasks.letters() + tasks.lettersPrinted();
        for (int part = 1; tasks.lettersPrinted() > 0 && (part - 1) * Outreach.LETTERS < all; part++) {
            parts.add(part);
        }
        return parts;
    }

    private Found found(Texts t, Wave wave, ListQuery query) {
        InvitationPage page = lists.list(wave.unit(), query);
        List<Choice> statuses = new ArrayList<>(List.of(Choice.of("", t.of("outreach.all.statuses"))));
        for (InvitationStatus status : InvitationStatus.values()) {
            statuses.add(Choice.of(status.name(), OutreachWords.status(t, status)));
        }
        statuses.add(Choice.of(MISUSED, t.of("outreach.status.MISUSED")));
        List<Choice> channels = new ArrayList<>(List.of(Choice.of("", t.of("outreach.all.channels"))));
        for (Channel channel : Channel.values()) {
            channels.add(Choice.of(channel.name(), OutreachWords.channel(t, channel)));
        }
        boolean more = query.text().isEmpty() && query.page() * ListQuery.SIZE < page.total();
        return new Found(
                t.of("outreach.list.count", page.total()),
                page.lines().stream().map(line -> row(t, line)).toList(),
                query.text(),
                status(query),
                query.channel().map(Enum::name).orElse(""),
                statuses,
                channels,
                query.page() > 1 ? address(t, wave, query, query.page() - 1) : null,
                more ? address(t, wave, query, query.page() + 1) : null);
    }

    private static String status(ListQuery query) {
        return query.misused() ? MISUSED : query.status().map(Enum::name).orElse("");
    }

    private static Row row(Texts t, InvitationLine line) {
        List<String> about = new ArrayList<>();
        line.ageBand().ifPresent(band -> about.add(t.of("outreach.age", band)));
        line.group().ifPresent(group -> about.add(OutreachWords.group(t, group)));
        line.language().ifPresent(language -> about.add(t.of("outreach.language." + language.code())));
        return new Row(
                t.to(OutreachWords.address(line.id())),
                line.id().reference(),
                OutreachWords.status(t, line.status()),
                line.channel().map(channel -> OutreachWords.channel(t, channel)).orElse(""),
                String.join(", ", about),
                line.misused() == 0 ? "" : t.of("outreach.misused", line.misused()));
    }

    private static String address(Texts t, Wave wave, ListQuery query, int page) {
        return t.to(OutreachWords.address(wave.id()) + "?status=" + status(query) + "&channel="
                + query.channel().map(Enum::name).orElse("") + "&page=" + page);
    }
}
