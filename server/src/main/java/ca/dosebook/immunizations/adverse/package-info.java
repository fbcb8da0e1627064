/**
 * Adverse events following immunization (AEFI): reports, their versions, and what follows for later doses.
 *
 * <p>The fields are those of the Public Health Agency of Canada's “Report of adverse events following immunization (AEFI)”
 * as far as a clinic knows them. In Ontario physicians, nurses and pharmacists report a reaction to the medical officer of
 * health (Health Protection and Promotion Act, R.S.O. 1990, c. H.7, s. 38 (3)).
 */
@NamedInterface("adverse")
@NullMarked
package ca.dosebook.immunizations.adverse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
