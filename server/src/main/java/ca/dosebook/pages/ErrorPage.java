package ca.dosebook.pages;

/**
 * What an error page says.
 *
 * @param heading what is so
 * @param explanation why, as far as it helps
 * @param next what to do now
 * @param home the address of the first page
 */
record ErrorPage(String heading, String explanation, String next, String home) {}
