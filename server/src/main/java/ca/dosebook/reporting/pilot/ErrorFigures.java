package ca.dosebook.reporting.pilot;

import ca.dosebook.reporting.JourneyPage;

/** @param messageKey of what the page said */
public record ErrorFigures(JourneyPage page, String messageKey, long times) {}
