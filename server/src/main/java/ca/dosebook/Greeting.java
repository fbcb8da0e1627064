package ca.dosebook;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the operator, once every page can be asked for, where. */
@Component
class Greeting {

    @EventListener
    void greet(ApplicationReadyEvent ready) {
        String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        if (port != null) {
            System.out.println("Dosebook is running at http://localhost:" + port + "/ – stop with Ctrl-C");
        }
    }
}
