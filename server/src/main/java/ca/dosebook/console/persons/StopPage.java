package ca.dosebook.console.persons;

import java.util.List;

/** Why nothing is shown, and what to do. */
record StopPage(String heading, List<String> paragraphs, String link, String address) {}
