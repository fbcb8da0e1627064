/**
 * The pages for staff, one sub-package for each task, below {@code /en/console} and {@code /fr/console}.
 *
 * <p>Owns what those pages say and the bar above them. Refuses to decide who may do what: that is {@code access}'s.
 * Its only data are findings (whom a member of staff has found, for a quarter of an hour), what a vaccinator has at hand, and
 * which device carries which list.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "wording",
            "pages",
            "pages :: typed",
            "vaccines",
            "waitingroom",
            "rollout",
            "rollout :: words",
            "rollout :: openings",
            "rollout :: modes",
            "rollout :: eligibility",
            "audit",
            "people",
            "people :: merging",
            "portal :: choosing",
            "clinics",
            "invitations",
            "invitations :: cohorts",
            "invitations :: waves",
            "invitations :: outreach",
            "clinics :: days",
            "clinics :: planning",
            "clinics :: publishing",
            "clinics :: sites",
            "inventory",
            "inventory :: reconciling",
            "inventory :: keeping",
            "inventory :: lots",
            "inventory :: forecasting",
            "booking",
            "booking :: displacing",
            "booking :: arrivals",
            "immunizations",
            "immunizations :: screening",
            "immunizations :: adverse",
            "immunizations :: recalling",
            "secrets",
            "access",
            "access :: permits",
            "access :: sessions",
            "access :: signingin",
            "access :: providers",
            "access :: factors",
            "access :: passkeys",
            "access :: users",
            "access :: ceilings",
            "approvals",
            "paper",
            "receipts",
            "rehearsals",
            "reporting",
            "reporting :: pilot",
            "reporting :: feedback",
            "reporting :: readiness",
            "access :: passwords"
        })
@NullMarked
package ca.dosebook.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
