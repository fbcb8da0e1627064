package ca.dosebook.access.users;

import ca.dosebook.access.StaffName;
import ca.dosebook.kernel.Language;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an administrator may change of a user.
 *
 * @param email kept in lower case; at most 200 characters
 */
public record UserDetails(StaffName name, String email, Language language) {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),:;\\\\]{1,64}@[^\\s@<>\"(),:;\\\\]+\\.[^\\s@.]{2,}");

    public UserDetails {
        email = email.strip().toLowerCase(Locale.ROOT);
        if (!isEmail(email)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    public static boolean isEmail(String typed) {
        String address = typed.strip();
        return address.length() <= 200 && EMAIL.matcher(address).matches();
    }
}
