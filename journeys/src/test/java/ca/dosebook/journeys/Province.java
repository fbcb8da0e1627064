package ca.dosebook.journeys;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The provinces of the journeys: each is one server, started when the first resident comes and stopped at the end. */
final class Province implements AutoCloseable {

    private @Nullable Product pilot;
    private @Nullable Product open;
    private @Nullable Product crowded;
    private @Nullable GreenMail postOffice;

    /** Six health units book by invitation; mails land as files. */
    Product inItsPilot() {
        Product running = pilot;
        if (running == null) {
            running = Product.start("--dosebook.demo=pilot");
            pilot = running;
        }
        return running;
    }

    /** Everyone whose turn it is can book; mails land as files. */
    Product afterItsOpening() {
        Product running = open;
        if (running == null) {
            running = Product.start("--dosebook.demo=open");
            open = running;
        }
        return running;
    }

    /** What went out by mail after the opening. */
    Mails mailsAfterTheOpening() {
        return new Mails(afterItsOpening().data().resolve("mail"));
    }

    /** Open, each time has one place only, and mails go out through a mail server. */
    Product withOnePlaceForEachTime() {
        Product running = crowded;
        if (running == null) {
            running = Product.start(
                    "--dosebook.demo=open",
                    "--dosebook.demo.slot-capacity=1",
                    "--dosebook.demo.clinic-today=false",
                    "--spring.mail.host=127.0.0.1",
                    "--spring.mail.port=" + postOffice().getSmtp().getPort());
            crowded = running;
        }
        return running;
    }

    /** The mail server of the province with one place for each time. */
    GreenMail postOffice() {
        GreenMail running = postOffice;
        if (running == null) {
            running = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            running.start();
            postOffice = running;
        }
        return running;
    }

    /** Those that were started. */
    List<Product> all() {
        List<Product> started = new ArrayList<>();
        for (Product product : new @Nullable Product[] {pilot, open, crowded}) {
            if (product != null) {
                started.add(product);
            }
        }
        return started;
    }

    @Override
    public void close() {
        all().forEach(Product::close);
        if (postOffice != null) {
            postOffice.stop();
        }
    }
}
