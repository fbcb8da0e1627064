package ca.dosebook.booking.arrivals;

import ca.dosebook.booking.Appointment;
import ca.dosebook.kernel.Personal;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.LocalDate;
import java.util.Optional;

/** How somebody who stands at the desk is received: the rule that applies, and whether they may be let in. */
@Personal
public sealed interface Reception {

    /** Whether they can be checked in as things are. */
    boolean mayComeIn();

    /** The appointment they would come in with; empty for a walk-in and for who may not. */
    default Optional<Appointment> appointment() {
        return Optional.empty();
    }

    record OnTime(Appointment of) implements Reception {
        @Override
        public boolean mayComeIn() {
            return true;
        }

        @Override
        public Optional<Appointment> appointment() {
            return Optional.of(of);
        }
    }

    /** Much too early, but today: they may come in where there is room. */
    record Early(Appointment of, int minutes) implements Reception {
        @Override
        public boolean mayComeIn() {
            return true;
        }

        @Override
        public Optional<Appointment> appointment() {
            return Optional.of(of);
        }
    }

    /** Late: the dose is kept for them until the clinic closes. */
    record Late(Appointment of, int minutes) implements Reception {
        @Override
        public boolean mayComeIn() {
            return true;
        }

        @Override
        public Optional<Appointment> appointment() {
            return Optional.of(of);
        }
    }

    /** Noted as not having come, and here after all. */
    record NotedAbsent(Appointment of) implements Reception {
        @Override
        public boolean mayComeIn() {
            return false;
        }
    }

    /** @param walkIns whether they may come in without an appointment; then the other one is freed after the dose */
    record AtOtherSite(Appointment of, boolean walkIns) implements Reception {
        @Override
        public boolean mayComeIn() {
            return walkIns;
        }
    }

    record OnOtherDay(Appointment of, boolean walkIns) implements Reception {
        @Override
        public boolean mayComeIn() {
            return walkIns;
        }
    }

    /** @param ended the last appointment, which was cancelled; empty for who never had one */
    record WithoutAppointment(DoseOrdinal dose, Optional<Appointment> ended, boolean walkIns) implements Reception {
        @Override
        public boolean mayComeIn() {
            return walkIns;
        }
    }

    /** @param earliest the first day on which the next dose may be given */
    record TooEarlyForDose(DoseOrdinal dose, LocalDate earliest, Optional<Appointment> of) implements Reception {
        @Override
        public boolean mayComeIn() {
            return false;
        }
    }

    /** Every dose of the series stands in the record. */
    record Vaccinated(int doses) implements Reception {
        @Override
        public boolean mayComeIn() {
            return false;
        }
    }

    record InAlready(Arrival arrival) implements Reception {
        @Override
        public boolean mayComeIn() {
            return false;
        }
    }

    record DayClosed() implements Reception {
        @Override
        public boolean mayComeIn() {
            return false;
        }
    }
}
