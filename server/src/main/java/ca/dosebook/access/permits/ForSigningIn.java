package ca.dosebook.access.permits;

import ca.dosebook.access.SignInStage;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint for who gave a right password, or opened an activation link, and is at this stage of coming in. Who is at
 * another stage is sent to the page of that stage: nobody adds a factor who has yet to show one.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForSigningIn {
    SignInStage value();
}
