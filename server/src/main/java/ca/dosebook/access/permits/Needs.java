package ca.dosebook.access.permits;

import ca.dosebook.access.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Ties an annotation such as {@link MayFindPersons} to its permission. Not for endpoints: they carry the readable one. */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Permission value();
}
