/** What tests of every module share: a real database of their own, and a clock they can set. */
@NullMarked
package ca.dosebook.testing;

import org.jspecify.annotations.NullMarked;
