package ca.dosebook.access.permits;

import ca.dosebook.access.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint for staff with {@link Permission#CHECK_PEOPLE_IN} in the organization they act for. */
@Documented
@Needs(Permission.CHECK_PEOPLE_IN)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface MayCheckPeopleIn {}
