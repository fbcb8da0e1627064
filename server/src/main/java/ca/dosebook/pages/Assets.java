package ca.dosebook.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The style sheets, fonts and icons under an address that changes with their content, so that a browser fetches them
 * once. During a rolling restart a page of one version may ask a node of another: it gets that node's file, uncached,
 * rather than none.
 */
@Component
class Assets implements WebMvcConfigurer {

    private static final String HOME = "classpath:/static/";
    private static final Duration ONE_YEAR = Duration.ofDays(365);

    private final String version = versionOf("classpath*:static/**");

    /** Where the files of {@code static/} are found: {@code /assets/3f2a…/}. */
    String address() {
        return "/assets/" + version + '/';
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(address() + "**")
                .addResourceLocations(HOME)
                .setCacheControl(CacheControl.maxAge(ONE_YEAR).cachePublic().immutable());
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(HOME)
                .setCacheControl(CacheControl.noStore())
                .resourceChain(true)
                .addResolver(new OfAnotherVersion());
    }

    private static String versionOf(String files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(files);
            Arrays.sort(found, Comparator.comparing(Resource::getDescription));
            for (Resource file : found) {
                if (file.isReadable() && file.getFilename() != null) {
                    digest.update(file.getFilename().getBytes(StandardCharsets.UTF_8));
                    try (InputStream content = file.getInputStream()) {
                        digest.update(content.readAllBytes());
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class OfAnotherVersion extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            int slash = path.indexOf('/');
            return slash < 0 ? null : super.getResource(path.substring(slash + 1), location);
        }
    }
}
