package ca.dosebook.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is wrong with a form, in the order of its fields: shown as links at the top of the page and again at each field.
 * Immutable.
 *
 * @param list at most one error a field is shown at the field: its first
 */
public record FormErrors(List<FormError> list) {

    private static final FormErrors NONE = new FormErrors(List.of());

    public FormErrors {
        list = List.copyOf(list);
    }

    /**
     * One thing to correct.
     *
     * @param field the id of the form control the summary links to
     * @param text what to do, in the reader's language and in the words of the label
     */
    public record FormError(String field, String text) {}

    public static FormErrors none() {
        return NONE;
    }

    /** These errors and one more. */
    public FormErrors and(String field, String text) {
        List<FormError> more = new ArrayList<>(list);
        more.add(new FormError(field, text));
        return new FormErrors(more);
    }

    /** These errors and all of the others. */
    public FormErrors and(FormErrors others) {
        return new FormErrors(Stream.concat(list.stream(), others.list.stream()).toList());
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** The first error of one of these fields, if any. */
    public Optional<String> on(String... fields) {
        List<String> wanted = List.of(fields);
        return list.stream()
                .filter(error -> wanted.contains(error.field()))
                .map(FormError::text)
                .findFirst();
    }

    /** Says where, not what: a text may repeat what a person typed. */
    @Override
    public String toString() {
        return "FormErrors" + list.stream().map(FormError::field).toList();
    }
}
