package ca.dosebook.console.signingin;

import ca.dosebook.access.factors.CodeCheck;
import ca.dosebook.wording.Texts;

/** Why a code was not taken, and what to do. */
public final class WhyNot {

    private WhyNot() {}

    public static String of(Texts t, CodeCheck check) {
        return switch (check) {
            case CodeCheck.Right ignored -> throw new IllegalArgumentException("it was taken");
            case CodeCheck.Wrong ignored -> t.of("signin.code.wrong");
            case CodeCheck.Replayed ignored -> t.of("signin.code.replayed");
            case CodeCheck.ClockOff off ->
                off.seconds() > 0
                        ? t.of("signin.code.ahead", off.seconds())
                        : t.of("signin.code.behind", -off.seconds());
        };
    }
}
