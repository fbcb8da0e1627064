package ca.dosebook.access.permits;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignInStage;
import ca.dosebook.kernel.ForEveryone;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Who may call an endpoint, as its annotation says. */
public sealed interface Rule {

    record Everyone() implements Rule {}

    /** Who is coming in and has reached this stage. */
    record SigningIn(SignInStage stage) implements Rule {}

    /** Whoever is signed in. */
    record Staff() implements Rule {}

    record Permitted(Permission permission) implements Rule {}

    /** No annotation, or more than one: the endpoint answers nobody. */
    record Nobody() implements Rule {}

    /** The rule of a controller's method: its own annotation, or else that of its class. */
    static Rule of(Method method, Class<?> controller) {
        List<Rule> own = in(method);
        List<Rule> rules = own.isEmpty() ? in(controller) : own;
        return rules.size() == 1 ? rules.getFirst() : new Nobody();
    }

    private static List<Rule> in(AnnotatedElement element) {
        List<Rule> rules = new ArrayList<>();
        for (Annotation annotation : element.getAnnotations()) {
            Needs needs = annotation.annotationType().getAnnotation(Needs.class);
            if (annotation instanceof ForEveryone) {
                rules.add(new Everyone());
            } else if (annotation instanceof ForSigningIn stage) {
                rules.add(new SigningIn(stage.value()));
            } else if (annotation instanceof ForStaff) {
                rules.add(new Staff());
            } else if (needs != null) {
                rules.add(new Permitted(needs.value()));
            }
        }
        return rules;
    }
}
