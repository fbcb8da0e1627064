package ca.dosebook.waitingroom;

import java.time.Instant;

/**
 * A place in the line, before its number is known: the k-th ticket that one run of a node gave out.
 *
 * @param run of a node, from its start to its end
 * @param ticket counted from 0
 * @param arrival by the database's clock
 */
public record Ticket(int run, int ticket, Instant arrival) {}
