package ca.dosebook.clinics;

import java.util.UUID;

/** The id of a {@link ClinicDay}. */
public record ClinicDayId(UUID value) {}
