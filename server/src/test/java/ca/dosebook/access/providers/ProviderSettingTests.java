package ca.dosebook.access.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.StartupProblem;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Settings of providers that are wrong are one sentence at the start. */
class ProviderSettingTests {

    private static final Map<String, Object> RIGHT = Map.of(
            "name", "hospital",
            "organization", "A hospital",
            "issuer", "https://id.example.ca/staff",
            "client-id", "dosebook",
            "client-secret", "secret",
            "label-en", "the account",
            "label-fr", "le compte");

    private static Environment environment(Map<String, Object> settings) {
        Map<String, Object> all = new TreeMap<>();
        settings.forEach((key, value) -> all.put("dosebook.identity-providers[0]." + key, value));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        return environment;
    }

    @Test
    void none_is_usual_and_a_whole_one_is_taken() {
        assertThat(ProviderSetting.read(environment(Map.of()))).isEmpty();
        assertThat(ProviderSetting.read(environment(RIGHT)))
                .singleElement()
                .asString()
                .isEqualTo("ProviderSetting[hospital]");
    }

    @ParameterizedTest
    @CsvSource({
        "name, Hospital A, small letters",
        "name, '', has no name",
        "organization, '', has no organization",
        "issuer, http://id.example.ca, begins with https://",
        "issuer, not an address, begins with https://",
        "issuer, https://id.example.ca/?tenant=1, has no query",
        "client-id, '', has no client-id",
        "client-secret, ' ', has no client-secret",
        "label-en, '', has no label-en",
        "label-fr, '', has no label-fr"
    })
    void a_wrong_one_is_one_sentence(String setting, String value, String sentence) {
        Map<String, Object> settings = new TreeMap<>(RIGHT);
        settings.put(setting, value);

        assertThatThrownBy(() -> ProviderSetting.read(environment(settings)))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }
}
