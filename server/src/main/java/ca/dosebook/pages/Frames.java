package ca.dosebook.pages;

import ca.dosebook.kernel.Language;
import ca.dosebook.wording.Wording;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes the frame of a page from the request for it. */
@Component
class Frames implements Pages.FrameSource {

    private final Wording wording;
    private final Assets assets;
    private final String helpPhone;
    private final boolean demo;
    private final boolean rehearsal;
    private final ObjectProvider<Frame.Dressing> provider;
    private volatile @Nullable List<Frame.Dressing> dressings;

    Frames(
            Wording wording,
            Assets assets,
            ObjectProvider<Frame.Dressing> dressings,
            @Value("${dosebook.help-phone:1-888-555-0199}") String helpPhone,
            @Value("${dosebook.demo:none}") String demo,
            @Value("${dosebook.rehearsal.key:}") String rehearsalKey) {
        this.wording = wording;
        this.assets = assets;
        this.helpPhone = helpPhone;
        this.demo = !demo.equals("none");
        this.rehearsal = !rehearsalKey.isBlank();
        this.provider = dressings;
    }

    @Override
    public Frame of(HttpServletRequest request) {
        String address = address(request);
        Optional<Language> named = languageOf(address);
        String query = request.getQueryString();
        String path = named.isPresent() && address.length() > 3 ? address.substring(3) : "/";
        return dressed(frame(language(request), query == null ? path : path + '?' + query), path, request);
    }

    /** A frame whose other language is the start page: for an address that no link should repeat. */
    Frame withoutAddress(HttpServletRequest request) {
        String address = address(request);
        String path = languageOf(address).isPresent() ? address.substring(3) : address;
        return dressed(frame(language(request), "/"), path, request);
    }

    /** A frame for no request in particular. */
    Frame of(Language language) {
        return frame(language, "/");
    }

    private Frame dressed(Frame plain, String path, HttpServletRequest request) {
        Frame frame = plain;
        for (Frame.Dressing dressing : dressings()) {
            frame = dressing.dress(frame, path, request);
        }
        return frame;
    }

    /** Looked for once, at the first page: those who dress need this object themselves. */
    private List<Frame.Dressing> dressings() {
        List<Frame.Dressing> known = dressings;
        if (known == null) {
            known = provider.stream().toList();
            dressings = known;
        }
        return known;
    }

    private Frame frame(Language language, String path) {
        return Frame.of(
                wording.in(language), new Frame.Surroundings(path, helpPhone, assets.address(), demo, rehearsal, null));
    }

    /** The language of the address, or else the first of the browser's that is English or French, or else English. */
    static Language language(HttpServletRequest request) {
        return languageOf(address(request)).orElseGet(() -> preferred(request));
    }

    static Language preferred(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .flatMap(code -> Language.ofCode(code).stream())
                .findFirst()
                .orElse(Language.EN);
    }

    /** Whether the first part of the address names a language: {@code /fr} or {@code /fr/…}. */
    static Optional<Language> languageOf(String address) {
        boolean prefixed = address.length() == 3 || (address.length() > 3 && address.charAt(3) == '/');
        return prefixed && address.charAt(0) == '/' ? Language.ofCode(address.substring(1, 3)) : Optional.empty();
    }

    /** What was asked for, also while an error page is made for it; never null. */
    private static String address(HttpServletRequest request) {
        @Nullable Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original instanceof String uri ? uri : request.getRequestURI();
    }
}
