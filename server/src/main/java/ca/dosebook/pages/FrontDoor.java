package ca.dosebook.pages;

import ca.dosebook.kernel.ForEveryone;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows who comes without a language to the pages in theirs. */
@Controller
@ForEveryone
class FrontDoor {

    @GetMapping({"/", "/en", "/fr"})
    ResponseEntity<Void> enter(HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, '/' + Frames.language(request).code() + '/')
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
