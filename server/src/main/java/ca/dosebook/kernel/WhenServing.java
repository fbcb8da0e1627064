package ca.dosebook.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * A bean that is there when Dosebook serves pages, and not while a {@link Command} runs: whatever begins by itself and
 * goes on.
 */
@ConditionalOnProperty(name = "dosebook.command", havingValue = "none", matchIfMissing = true)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface WhenServing {}
