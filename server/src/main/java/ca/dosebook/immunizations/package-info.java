/**
 * What was given to whom: doses with their lots, screening, consent, doses not given.
 *
 * <p>Owns the record of doses, to which entries are only ever added: a mistake is corrected by an entry that points at it.
 * The ordinal of a dose is derived from the record and stored nowhere. Refuses to know appointments: who came is told
 * through {@link ca.dosebook.immunizations.PresentPeople}, and what was recorded is announced by
 * {@link ca.dosebook.immunizations.DosesChanged}.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "secrets", "audit", "access", "vaccines", "people", "clinics", "inventory"})
@NullMarked
package ca.dosebook.immunizations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
