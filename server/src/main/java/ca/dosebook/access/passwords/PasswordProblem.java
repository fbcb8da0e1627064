package ca.dosebook.access.passwords;

/** Why a password is not taken. */
public enum PasswordProblem {
    TOO_SHORT,
    TOO_LONG,
    /** Among the first that anyone tries, or made of them. */
    COMMON,
    /** Says the own name, the e-mail address or the product. */
    ABOUT_YOU
}
