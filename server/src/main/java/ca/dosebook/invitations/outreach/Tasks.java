package ca.dosebook.invitations.outreach;

/**
 * What is to be done for the people of a wave, among those whose invitation still counts.
 *
 * @param mails not sent and not on their way
 * @param letters not printed
 * @param lettersPrinted printed before
 * @param calls not reached yet
 */
public record Tasks(int mails, int letters, int lettersPrinted, int calls) {}
