package ca.dosebook.waitingroom;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** What everyone who waits is told: one small object, the same bytes for all. With a ticket it is arithmetic. */
public final class Notice {

    private final byte[] body;
    private final String tag;

    private Notice(byte[] body, String tag) {
        this.body = body;
        this.tag = tag;
    }

    /**
     * What it says.
     *
     * @param opensAt the opening that people gather for; null for none
     * @param drawn a number that changes when places are drawn
     * @param again after how many seconds to ask again
     */
    record Content(
            Room room,
            @Nullable Instant opensAt,
            int drawn,
            int again,
            boolean trouble,
            Map<String, Long> free,
            @Nullable Instant freeAt) {}

    static Notice of(Content content) {
        Room room = content.room();
        Instant opensAt = content.opensAt();
        Instant freeAt = content.freeAt();
        String free = new TreeMap<>(content.free())
                .entrySet().stream()
                        .map(area -> '"' + area.getKey().replaceAll("[^A-Za-z0-9-]", "") + "\":" + area.getValue())
                        .collect(Collectors.joining(","));
        String json = "{\"door\":\"" + (room.door() == Room.Door.OPEN ? "open" : "shut") + "\""
                + ",\"opensAt\":" + (opensAt == null ? 0 : opensAt.getEpochSecond())
                + ",\"drawn\":" + content.drawn()
                + ",\"admitted\":" + room.admitted()
                + ",\"last\":" + room.lastNumber()
                // Rounded, so that it changes seldom and a browser that has it need not be sent it again.
                + ",\"perMinute\":" + rounded(room.measured() * 60)
                + ",\"stopped\":" + (room.stoppedBy() != Room.StoppedBy.NOTHING)
                + ",\"trouble\":" + content.trouble()
                + ",\"again\":" + content.again()
                + ",\"free\":{" + free + "}"
                + ",\"freeAt\":" + (freeAt == null ? 0 : freeAt.getEpochSecond())
                + "}";
        byte[] body = json.getBytes(StandardCharsets.US_ASCII);
        CRC32C sum = new CRC32C();
        sum.update(body);
        return new Notice(body, '"' + HexFormat.of().toHexDigits((int) sum.getValue()) + '"');
    }

    /** To two digits. */
    private static String rounded(double pace) {
        if (pace < 10) {
            return String.valueOf(Math.max(0.1, Math.round(pace * 10) / 10.0));
        }
        long unit = (long) Math.pow(10, Math.floor(Math.log10(pace)) - 1);
        return String.valueOf(Math.round(pace / unit) * unit);
    }

    /** JSON, ASCII. Not to be changed. */
    public byte[] body() {
        return body;
    }

    /** Of these bytes, for {@code ETag}. */
    public String tag() {
        return tag;
    }
}
