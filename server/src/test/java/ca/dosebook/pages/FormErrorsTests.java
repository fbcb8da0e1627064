package ca.dosebook.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormErrorsTests {

    private final FormErrors errors = FormErrors.none()
            .and("birth", "Enter a date of birth")
            .and("postal", "Enter a postal code")
            .and("postal", "Enter a postal code in Ontario");

    @Test
    void errorsKeepTheOrderOfTheFields() {
        assertThat(errors.list()).extracting(FormErrors.FormError::field).containsExactly("birth", "postal", "postal");
        assertThat(FormErrors.none().and(errors)).isEqualTo(errors);
    }

    @Test
    void aFieldShowsItsFirstError() {
        assertThat(errors.on("postal")).hasValue("Enter a postal code");
        assertThat(errors.on("name")).isEmpty();
        assertThat(errors.on("birth", "birthMonth", "birthYear")).hasValue("Enter a date of birth");
    }

    @Test
    void nothingThatWasTypedIsPrinted() {
        assertThat(FormErrors.none().and("name", "Rose is too short").toString())
                .doesNotContain("Rose");
        assertThat(Fact.of("Name", "Rose").toString()).doesNotContain("Rose");
    }
}
