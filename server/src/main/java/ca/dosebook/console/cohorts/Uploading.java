package ca.dosebook.console.cohorts;

import ca.dosebook.pages.Pages.UploadLimit;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one page that takes a file: 25 MB of a list, and what a browser packs around it. */
@Configuration(proxyBeanMethods = false)
class Uploading {

    private static final long BYTES = 26L * 1024 * 1024;

    @Bean
    UploadLimit listsOfPeople() {
        return new UploadLimit(Pattern.compile("/(en|fr)/console/invitations/cohorts/upload"), BYTES);
    }
}
