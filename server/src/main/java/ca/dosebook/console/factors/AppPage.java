package ca.dosebook.console.factors;

import ca.dosebook.access.factors.AppSecret;
import ca.dosebook.kernel.QrPicture;

/**
 * Setting up an app.
 *
 * @param action where the form goes
 * @param withPassword whether the current password is asked for too
 */
record AppPage(String action, QrPicture picture, String secret, boolean withPassword) {

    static AppPage of(AppSecret secret, String email, String action, boolean withPassword) {
        return new AppPage(action, QrPicture.of(secret.uri(email)), secret.grouped(), withPassword);
    }

    @Override
    public String toString() {
        return "AppPage[…]";
    }
}
