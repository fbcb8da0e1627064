package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever presses the last button twice has one booking. */
@InTheProvince
class ConfirmingTwiceTests {

    private static final Pattern REFERENCE = Pattern.compile("db-panel__reference\">([0-9 ]+)<");

    @Test
    void a_double_click_books_once(Scene scene) {
        Resident hasty = given(scene.someoneAfterTheOpening().comes())
                .getsToTheCheckPageAs(Person.another("Marguerite", "Duquesnoy"));

        hasty.moves(() -> hasty.page().locator("main .ontario-button--primary").dblclick());
        hasty.page().waitForURL("**/book/done");

        then(hasty).reads("Your booking is complete");
        String reference = hasty.reference();
        assertThat(hasty.reloads().reference()).isEqualTo(reference);
    }

    @Test
    void the_same_form_sent_eight_times_at_once_is_one_booking_with_one_mail(Scene scene) throws Exception {
        Person person = Person.another("Emmeline", "Blackwood");
        Resident hasty = given(scene.someoneAfterTheOpening().comes())
                .getsTheAnswerFor(person)
                .goesOn()
                .choosesBothDoses()
                .wantsMailTo(person.mail());
        String cookies = cookies(hasty);
        String address = scene.province().afterItsOpening().address();

        List<String> references;
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpRequest confirm = HttpRequest.newBuilder(URI.create(address + "/en/book/confirm"))
                    .header("Cookie", cookies)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(""))
                    .build();
            List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 8)
                    .mapToObj(i -> browser.sendAsync(confirm, BodyHandlers.ofString()))
                    .toList();
            references = sent.stream()
                    .map(CompletableFuture::join)
                    .map(answer -> reference(browser, address, answer))
                    .distinct()
                    .toList();
        }

        assertThat(references).hasSize(1);
        Mails mails = scene.province().mailsAfterTheOpening();
        hasty.page().waitForCondition(() -> !mails.to(person.mail()).isEmpty());
        assertThat(mails.to(person.mail())).singleElement().asString().contains(references.getFirst());
    }

    /** The reference on the page that each of the eight is led to. */
    private static String reference(HttpClient browser, String address, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/en/book/done"));
        String draft = answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        try {
            String page = browser.send(
                            HttpRequest.newBuilder(URI.create(address + "/en/book/done"))
                                    .header("Cookie", draft)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            Matcher reference = REFERENCE.matcher(page);
            assertThat(reference.find()).as(page).isTrue();
            return reference.group(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String cookies(Resident resident) {
        return Stream.of(resident.visit().context().cookies())
                .flatMap(List::stream)
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
    }
}
