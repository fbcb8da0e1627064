package ca.dosebook.immunizations.screening;

/**
 * What is asked before a dose, after the consent form and screening that Ontario's Ministry of Health used in March 2021,
 * in our own words. The names are stored.
 */
public enum Question {
    /** A fever or symptoms of COVID-19 today. */
    ILL_TODAY(Consequence.DEFER),
    /** A serious allergic reaction to a dose of this vaccine or to something in it, such as polyethylene glycol. */
    ALLERGY_TO_VACCINE(Consequence.STOP),
    /** An allergic reaction within four hours to another vaccine or to something injected. */
    ALLERGY_TO_OTHER(Consequence.LOOK),
    /** Another vaccine within the last fourteen days. */
    OTHER_VACCINE(Consequence.DEFER),
    PREGNANT(Consequence.LOOK),
    /** A weak immune system, by illness or treatment. */
    IMMUNE_SYSTEM(Consequence.LOOK),
    /** A bleeding disorder, or medicine that thins the blood. */
    BLEEDING(Consequence.LOOK),
    /** Fainted, or nearly, after a needle before. */
    FAINTED(Consequence.LOOK);

    /** What a yes leads to. */
    public enum Consequence {
        /** No dose of this vaccine. */
        STOP,
        /** Another day, unless the vaccinator has looked into it. */
        DEFER,
        /** The vaccinator looks into it and decides. */
        LOOK
    }

    private final Consequence consequence;

    Question(Consequence consequence) {
        this.consequence = consequence;
    }

    public Consequence consequence() {
        return consequence;
    }
}
