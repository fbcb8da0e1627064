package ca.dosebook.pages.zipping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ZipTests {

    private static byte[] page(String text) throws IOException {
        Utf8ByteOutput page = new Utf8ByteOutput();
        page.writeBinaryContent("<h1>Réservez</h1>".getBytes(UTF_8));
        page.writeContent(text);
        var bytes = new ByteArrayOutputStream();
        page.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static String unzipped(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void a_page_of_any_length_comes_out_as_it_went_in() throws IOException {
        for (String text : new String[] {"", "é", "place ".repeat(200), "Öffnung 🍁 ".repeat(20_000)}) {
            byte[] zipped = Zip.zip(page(text));
            assertThat(unzipped(zipped)).isEqualTo("<h1>Réservez</h1>" + text);
        }
        assertThat(Zip.zip(page("place ".repeat(200)))).hasSizeLessThan(150);
    }

    @Test
    void pages_zipped_at_the_same_time_do_not_mix() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 500)
                    .<Callable<String>>mapToObj(n -> () -> unzipped(Zip.zip(page((n + " ").repeat(3_000)))))
                    .toList();
            int n = 0;
            for (Future<String> answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo("<h1>Réservez</h1>" + (n++ + " ").repeat(3_000));
            }
        }
    }

    @Test
    void only_who_takes_gzip_gets_it_and_only_where_it_saves_time() throws IOException {
        for (String taken : new String[] {"gzip", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8", "deflate,GZIP"}) {
            assertThat(Zip.isTaken(taken)).as(taken).isTrue();
        }
        for (String refused : new String[] {null, "", "br", "identity", "gzip;q=0", "gzip; q=0.000", "x-gzipped"}) {
            assertThat(Zip.isTaken(refused)).as(refused).isFalse();
        }
        assertThat(Zip.isWorthIt(page("x".repeat(4_000)), "gzip")).isFalse();
        assertThat(Zip.isWorthIt(page("x".repeat(5_000)), "gzip")).isTrue();
    }
}
