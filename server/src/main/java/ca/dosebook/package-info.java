/** Dosebook: a mass-vaccination booking platform. Each package below is a module; the list tells the story. */
@NullMarked
package ca.dosebook;

import org.jspecify.annotations.NullMarked;
