/**
 * What happens when more people come than a node can serve at once, and when a node goes: requests take turns, wait a
 * little, and are then told politely when to come again; a node that stops says so to the balancer first.
 */
@NullMarked
package ca.dosebook.pages.crowds;

import org.jspecify.annotations.NullMarked;
