package ca.dosebook.access;

/** How far someone has come at the staff's door. The names are stored. */
public enum SignInStage {
    /** The password was right; the second factor is outstanding. */
    PASSWORD_GIVEN("/console/sign-in/code"),
    /** The activation link was good and a password chosen; a second factor has to be set up. */
    SETTING_UP("/console/set-up"),
    /** Both factors are shown; roles are held in several organizations, and one of them has to be chosen. */
    CHOOSING("/console/sign-in/organization"),
    SIGNED_IN("/console");

    private final String page;

    SignInStage(String page) {
        this.page = page;
    }

    /** Where it goes on: an address without its language. */
    public String page() {
        return page;
    }
}
