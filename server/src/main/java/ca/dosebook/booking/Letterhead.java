package ca.dosebook.booking;

/**
 * What every mail about a booking says of the service.
 *
 * @param address of the public site, without a slash at the end
 */
public record Letterhead(String address, String helpPhone) {}
