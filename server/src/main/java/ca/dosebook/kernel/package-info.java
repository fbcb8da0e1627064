/**
 * What every module shares and nobody owns: the language of a text, the clock, identifiers, a point on the map.
 *
 * <p>Knows nothing of vaccines, people or clinics. Stays under twenty types.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package ca.dosebook.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
