package ca.dosebook.audit.chain;

import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Makes and checks the digests of blocks, with the key of this installation: whoever has the database alone cannot. */
@Component
class ChainSeal {

    /** The form of what is hashed, should there ever be another. */
    private static final byte[] PREFIX = "audit block:1:".getBytes(StandardCharsets.US_ASCII);

    private final Secrets secrets;

    ChainSeal(Secrets secrets) {
        this.secrets = secrets;
    }

    /** A block whose digest fits what is in it. */
    Block close(long number, Range range, Content content, Digest previous, Instant now) {
        Block open = new Block(
                number,
                range.cluster(),
                range.from(),
                range.to(),
                content.entries(),
                content.hash(),
                previous,
                Digest.NONE,
                now);
        return new Block(
                open.number(),
                open.cluster(),
                open.from(),
                open.to(),
                open.entries(),
                open.content(),
                open.previous(),
                new Digest(secrets.keyedHash(Purpose.AUDIT, bytes(open))),
                open.closedAt());
    }

    boolean fits(Block block) {
        return secrets.hashed(Purpose.AUDIT, bytes(block), block.digest().bytes());
    }

    /** All fields but the digest have a fixed length. */
    private static byte[] bytes(Block block) {
        return ByteBuffer.allocate(PREFIX.length + 6 * 8 + 2 * 32)
                .put(PREFIX)
                .putLong(block.number())
                .putLong(block.cluster())
                .putLong(block.from())
                .putLong(block.to())
                .putLong(block.entries())
                .put(block.content().bytes())
                .put(block.previous().bytes())
                .putLong(Content.micros(block.closedAt()))
                .array();
    }
}
