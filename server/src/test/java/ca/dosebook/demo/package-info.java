@NullMarked
package ca.dosebook.demo;

import org.jspecify.annotations.NullMarked;
