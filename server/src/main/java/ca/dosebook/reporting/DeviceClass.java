package ca.dosebook.reporting;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What sort of device a page is read on; all that is kept of what a browser says of itself. The names are stored. */
public enum DeviceClass {
    PHONE,
    TABLET,
    COMPUTER,
    /** Programs, and whatever does not say. */
    OTHER;

    private static final Pattern PROGRAM =
            Pattern.compile("bot\\b|crawler|spider|curl/|wget/|python|java/|headless|monitor");

    private static final Pattern TABLET_SIGN = Pattern.compile("ipad|tablet|kindle|silk/|playbook");
    private static final Pattern PHONE_SIGN = Pattern.compile("iphone|ipod|mobi|windows phone|opera mini");
    private static final Pattern COMPUTER_SIGN = Pattern.compile("windows nt|macintosh|x11;|cros |linux x86_64");

    /**
     * By the coarse signs that browsers have sent for ten years and more. An Android device that does not say “Mobile” is a
     * tablet, as Chrome documents; an iPad of 2019 and later says that it is a Macintosh and is taken for one.
     *
     * @param userAgent the request header of that name; null where there is none
     */
    public static DeviceClass of(@Nullable String userAgent) {
        String said = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
        if (said.isBlank() || PROGRAM.matcher(said).find()) {
            return OTHER;
        }
        if (TABLET_SIGN.matcher(said).find()) {
            return TABLET;
        }
        if (PHONE_SIGN.matcher(said).find()) {
            return PHONE;
        }
        if (said.contains("android")) {
            return TABLET;
        }
        return COMPUTER_SIGN.matcher(said).find() ? COMPUTER : OTHER;
    }
}
