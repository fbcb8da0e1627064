package ca.dosebook.pages.addresses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * The endpoints by the shape of their address: how many parts it has, and what stands in the second and third of them. The
 * first part is the language almost everywhere, so that it tells nothing.
 *
 * @param byShape those whose patterns have a fixed number of parts
 * @param always those that may match any address
 */
record AddressIndex(Map<Shape, List<Candidate>> byShape, List<Candidate> always) {

    private static final String ANY = "{}";

    record Candidate(RequestMappingInfo mapping, HandlerMethod method) {}

    /** @param second the part, {@value #ANY} for one that varies, empty where the address is shorter */
    record Shape(int parts, String second, String third) {

        static Shape of(String address) {
            String[] parts = address.split("/", -1);
            return new Shape(parts.length, part(parts, 2), part(parts, 3));
        }

        private static String part(String[] parts, int at) {
            return at >= parts.length ? "" : varies(parts[at]) ? ANY : parts[at];
        }

        private static boolean varies(String part) {
            return part.chars().anyMatch(c -> c == '{' || c == '*' || c == '?');
        }
    }

    static AddressIndex of(Map<RequestMappingInfo, HandlerMethod> endpoints) {
        Map<Shape, List<Candidate>> byShape = new HashMap<>();
        List<Candidate> always = new ArrayList<>();
        endpoints.forEach((mapping, method) -> {
            Candidate candidate = new Candidate(mapping, method);
            Set<String> patterns = mapping.getPatternValues();
            if (patterns.isEmpty() || patterns.stream().anyMatch(AddressIndex::isOpen)) {
                always.add(candidate);
            } else {
                patterns.stream()
                        .map(Shape::of)
                        .distinct()
                        .forEach(shape -> byShape.computeIfAbsent(shape, s -> new ArrayList<>())
                                .add(candidate));
            }
        });
        return new AddressIndex(Map.copyOf(byShape), List.copyOf(always));
    }

    /** Whether a pattern matches addresses of any length. */
    private static boolean isOpen(String pattern) {
        return pattern.contains("**") || pattern.contains("{*") || !pattern.startsWith("/");
    }

    /** Every endpoint that this address could be of; some of them are not. */
    List<Candidate> of(String address) {
        Shape shape = Shape.of(address);
        List<Candidate> found = new ArrayList<>(always);
        add(found, shape);
        add(found, new Shape(shape.parts(), ANY, shape.third()));
        add(found, new Shape(shape.parts(), shape.second(), ANY));
        add(found, new Shape(shape.parts(), ANY, ANY));
        return found;
    }

    private void add(List<Candidate> found, Shape shape) {
        found.addAll(byShape.getOrDefault(shape, List.of()));
    }
}
