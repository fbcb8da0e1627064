package ca.dosebook.immunizations.adverse;

/** What happened, in the groups of the Public Health Agency of Canada's form (section 9: local, allergic, neurologic, other). The names are stored. */
public enum Happening {
    PAIN_REDNESS_SWELLING(Group.LOCAL),
    SWOLLEN_LYMPH_NODES(Group.LOCAL),
    INFECTION_AT_THE_SITE(Group.LOCAL),
    ANAPHYLAXIS(Group.ALLERGIC),
    HIVES(Group.ALLERGIC),
    OTHER_ALLERGIC(Group.ALLERGIC),
    FAINTING(Group.NEUROLOGIC),
    SEIZURE(Group.NEUROLOGIC),
    PARAESTHESIA(Group.NEUROLOGIC),
    BELLS_PALSY(Group.NEUROLOGIC),
    GUILLAIN_BARRE(Group.NEUROLOGIC),
    OTHER_NEUROLOGIC(Group.NEUROLOGIC),
    FEVER(Group.OTHER),
    RASH(Group.OTHER),
    VOMITING_OR_DIARRHEA(Group.OTHER),
    /** Of the heart muscle or its lining. */
    MYOCARDITIS(Group.OTHER),
    /** With few blood platelets: after viral vector vaccines. */
    THROMBOSIS_WITH_THROMBOCYTOPENIA(Group.OTHER),
    OTHER_EVENT(Group.OTHER);

    private final Group group;

    Happening(Group group) {
        this.group = group;
    }

    public Group group() {
        return group;
    }

    /** The parts of the form. */
    public enum Group {
        LOCAL,
        ALLERGIC,
        NEUROLOGIC,
        OTHER
    }
}
