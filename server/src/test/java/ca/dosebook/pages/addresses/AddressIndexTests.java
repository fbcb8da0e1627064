package ca.dosebook.pages.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.pattern.PathPatternParser;

/** An endpoint that fits an address is always among the candidates: a missing one would answer "not found". */
class AddressIndexTests {

    private static final String[] PATTERNS = {
        "/",
        "/en",
        "/{language:en|fr}/",
        "/{language:en|fr}/book",
        "/{language:en|fr}/book/where",
        "/{language:en|fr}/book/dose/{dose:[1-9]}",
        "/{language:en|fr}/book/dose/{dose:[1-9]}/{stop:[0-9a-f-]{36}}",
        "/{language:en|fr}/book/dose/{dose:[1-9]}/{stop:[0-9a-f-]{36}}/{day:\\d{4}-\\d{2}-\\d{2}}",
        "/{language:en|fr}/{code}",
        "/{language:en|fr}/console/{task}/list",
        "/{language:en|fr}/console/clinics/li?t",
        "/oauth2/*/callback",
        "/files/**",
        "/rest/{*path}",
        "/error",
    };

    private static final String STOP = "0f0e0d0c-0b0a-4909-8807-060504030201";

    private static final String[] ADDRESSES = {
        "/",
        "/en",
        "/en/",
        "/fr/",
        "/en/book",
        "/fr/book/where",
        "/en/book/dose/1",
        "/en/book/dose/2/" + STOP,
        "/en/book/dose/2/" + STOP + "/2021-03-15",
        "/en/ABCD-EFGH",
        "/en/console/clinics/list",
        "/fr/console/x/list",
        "/oauth2/okta/callback",
        "/files/a/b/c.css",
        "/rest/one/two/three",
        "/error",
        "/nothing/of/this",
        "/en/book/where/",
        "//en/book",
        "/en//book",
    };

    private final AddressIndex index = AddressIndex.of(endpoints());

    private static Map<RequestMappingInfo, HandlerMethod> endpoints() {
        var options = new RequestMappingInfo.BuilderConfiguration();
        options.setPatternParser(new PathPatternParser());
        Map<RequestMappingInfo, HandlerMethod> endpoints = new LinkedHashMap<>();
        for (String pattern : PATTERNS) {
            endpoints.put(
                    RequestMappingInfo.paths(pattern).options(options).build(),
                    new HandlerMethod(pattern, anyMethod()));
        }
        return endpoints;
    }

    private static Method anyMethod() {
        try {
            return String.class.getMethod("isEmpty");
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void whatever_fits_an_address_is_among_its_candidates() {
        for (String address : ADDRESSES) {
            var candidates = index.of(address).stream()
                    .flatMap(candidate -> candidate.mapping().getPatternValues().stream())
                    .collect(Collectors.toSet());
            for (String pattern : PATTERNS) {
                if (new PathPatternParser().parse(pattern).matches(PathContainer.parsePath(address))) {
                    assertThat(candidates).as(address).contains(pattern);
                }
            }
        }
    }

    @Test
    void most_endpoints_are_not_looked_at() {
        assertThat(index.of("/en/book/where")).hasSizeLessThan(5);
    }
}
