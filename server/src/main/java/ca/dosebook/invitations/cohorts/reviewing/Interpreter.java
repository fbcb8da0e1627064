package ca.dosebook.invitations.cohorts.reviewing;

import ca.dosebook.invitations.cohorts.CandidateDetails;
import ca.dosebook.invitations.cohorts.CandidateDetails.Address;
import ca.dosebook.invitations.cohorts.CandidateDetails.Reach;
import ca.dosebook.invitations.cohorts.CohortRow.Problem;
import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.invitations.cohorts.ContactPermission;
import ca.dosebook.invitations.cohorts.DateOrder;
import ca.dosebook.invitations.cohorts.Finding;
import ca.dosebook.invitations.cohorts.reading.Line;
import ca.dosebook.kernel.Language;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PersonName;
import ca.dosebook.rollout.PostalCode;
import ca.dosebook.vaccines.PersonGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the cells of a line, once it is known how dates are meant in its list. */
public final class Interpreter {

    /** Nobody in the province was born before; the oldest person on record reached 122 years. */
    private static final int YEARS_LIVED_AT_MOST = 122;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\",;]{1,64}@[^@\\s<>\",;]+\\.[^@\\s<>\",;.]{2,}");
    private static final Pattern AREA = Pattern.compile("[KLMNP]\\d[ABCEGHJ-NPRSTV-Z]");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z]{1,2}");

    private final DateOrder order;
    private final LocalDate today;

    private Interpreter(DateOrder order, LocalDate today) {
        this.order = order;
        this.today = today;
    }

    /** @param today no birth date lies after it */
    public static Interpreter of(DateOrder order, LocalDate today) {
        return new Interpreter(order, today);
    }

    /**
     * How dates are meant in these lines. Empty where none of them could be either way round; {@link DateOrder#UNKNOWN}
     * where some could and nothing tells, or where others prove both.
     */
    public static Optional<DateOrder> orderOf(List<Line> lines) {
        boolean asks = false;
        boolean dayFirst = false;
        boolean monthFirst = false;
        for (Line line : lines) {
            switch (WrittenDate.of(line.cell(Column.BIRTH_DATE))) {
                case WrittenDate.Either ignored -> asks = true;
                case WrittenDate.Exact(LocalDate ignored, var tells) -> {
                    dayFirst |= tells == DateOrder.DAY_FIRST;
                    monthFirst |= tells == DateOrder.MONTH_FIRST;
                }
                case WrittenDate.Refused ignored -> {}
            }
        }
        if (!asks) {
            return Optional.empty();
        }
        if (dayFirst == monthFirst) {
            return Optional.of(DateOrder.UNKNOWN);
        }
        return Optional.of(dayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
    }

    public Meaning read(Line line) {
        List<Problem> problems = new ArrayList<>(line.problems());
        for (Column column : Column.values()) {
            if (isFormula(line.cell(column))) {
                problems.add(Problem.in(column, Finding.FORMULA));
            }
        }
        Optional<PersonName> name = name(line, problems);
        Optional<LocalDate> born = born(line, problems);
        Optional<HealthCardNumber> number = number(line, problems);
        Address address = new Address(text(line, Column.STREET), text(line, Column.TOWN), postalCode(line, problems));
        Reach reach = new Reach(
                email(line, problems), phone(line, problems), language(line, problems), permission(line, problems));
        Optional<PersonGroup> group = group(line, problems);
        if (reach.email().isEmpty() && reach.phone().isEmpty() && !address.takesLetters()) {
            problems.add(Problem.of(Finding.NO_CONTACT));
        }
        Optional<CandidateDetails> details =
                name.flatMap(known -> born.map(day -> new CandidateDetails(known, day, number, address, reach, group)));
        return new Meaning(details, List.copyOf(problems));
    }

    /**
     * Whether a spreadsheet would calculate it. A number with a sign, a phone number with its plus and a dash alone are
     * none.
     */
    static boolean isFormula(String cell) {
        if (cell.isEmpty()) {
            return false;
        }
        return switch (cell.charAt(0)) {
            case '=', '@' -> cell.length() > 1;
            case '+', '-' -> cell.length() > 1 && !cell.matches("[+-][\\d\\s().,/\\p{Pd}x]*");
            default -> false;
        };
    }

    private static Optional<PersonName> name(Line line, List<Problem> problems) {
        String given = PersonName.tidy(line.cell(Column.GIVEN_NAME));
        String family = PersonName.tidy(line.cell(Column.FAMILY_NAME));
        if (family.isEmpty()) {
            problems.add(Problem.in(Column.FAMILY_NAME, Finding.NAME_MISSING));
            return Optional.empty();
        }
        if (unusable(given)) {
            problems.add(Problem.in(Column.GIVEN_NAME, Finding.NAME_UNUSABLE));
            return Optional.empty();
        }
        if (unusable(family) || family.codePoints().noneMatch(Character::isLetter)) {
            problems.add(Problem.in(Column.FAMILY_NAME, Finding.NAME_UNUSABLE));
            return Optional.empty();
        }
        return Optional.of(new PersonName(given, family));
    }

    private static boolean unusable(String part) {
        return PersonName.tooLong(part) || PersonName.unprintable(part);
    }

    private Optional<LocalDate> born(Line line, List<Problem> problems) {
        switch (WrittenDate.of(line.cell(Column.BIRTH_DATE))) {
            case WrittenDate.Exact(LocalDate date, var ignored) -> {
                return possible(date, problems);
            }
            case WrittenDate.Either(LocalDate dayFirst, LocalDate monthFirst) -> {
                return switch (order) {
                    case DAY_FIRST -> possible(dayFirst, problems);
                    case MONTH_FIRST -> possible(monthFirst, problems);
                    case UNKNOWN -> {
                        problems.add(Problem.in(Column.BIRTH_DATE, Finding.BIRTH_DATE_ORDER));
                        yield Optional.empty();
                    }
                };
            }
            case WrittenDate.Refused(Finding why) -> {
                problems.add(Problem.in(Column.BIRTH_DATE, why));
                return Optional.empty();
            }
        }
    }

    private Optional<LocalDate> possible(LocalDate date, List<Problem> problems) {
        if (date.isAfter(today) || date.isBefore(today.minusYears(YEARS_LIVED_AT_MOST))) {
            problems.add(Problem.in(Column.BIRTH_DATE, Finding.BIRTH_DATE_IMPOSSIBLE));
            return Optional.empty();
        }
        return Optional.of(date);
    }

    /** With or without its version code, which is left aside. */
    private static Optional<HealthCardNumber> number(Line line, List<Problem> problems) {
        String compact = HealthCardNumber.compact(line.cell(Column.HEALTH_NUMBER));
        if (compact.isEmpty()) {
            return Optional.empty();
        }
        String digits =
                compact.length() > 10 && VERSION.matcher(compact.substring(10)).matches()
                        ? compact.substring(0, 10)
                        : compact;
        Optional<HealthCardNumber> number = HealthCardNumber.parse(digits);
        if (number.isEmpty()) {
            problems.add(Problem.in(
                    Column.HEALTH_NUMBER,
                    digits.matches("[1-9][0-9]{9}") ? Finding.NUMBER_CHECK_DIGIT : Finding.NUMBER_LENGTH));
        }
        return number;
    }

    private static Optional<String> postalCode(Line line, List<Problem> problems) {
        String cell = line.cell(Column.POSTAL_CODE).strip();
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> code = PostalCode.parse(cell).map(PostalCode::value);
        String area = cell.toUpperCase(Locale.ROOT);
        if (code.isEmpty() && AREA.matcher(area).matches()) {
            return Optional.of(area);
        }
        if (code.isEmpty()) {
            problems.add(Problem.in(Column.POSTAL_CODE, Finding.POSTAL_CODE_UNREADABLE));
        }
        return code;
    }

    private static Optional<String> email(Line line, List<Problem> problems) {
        String cell = line.cell(Column.EMAIL).strip();
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        if (cell.length() > 254 || !EMAIL.matcher(cell).matches()) {
            problems.add(Problem.in(Column.EMAIL, Finding.EMAIL_UNREADABLE));
            return Optional.empty();
        }
        return Optional.of(cell);
    }

    private static Optional<String> phone(Line line, List<Problem> problems) {
        String cell = line.cell(Column.PHONE).strip();
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        String digits = cell.replaceAll("(?i)(ext|x|poste).*$", "").replaceAll("[^0-9]", "");
        if (digits.length() == 11 && digits.startsWith("1")) {
            return Optional.of(digits.substring(1));
        }
        if (digits.length() == 10) {
            return Optional.of(digits);
        }
        if (cell.startsWith("+") && digits.length() > 7 && digits.length() < 16) {
            return Optional.of("+" + digits);
        }
        problems.add(Problem.in(Column.PHONE, Finding.PHONE_UNREADABLE));
        return Optional.empty();
    }

    private static Language language(Line line, List<Problem> problems) {
        String cell = line.cell(Column.LANGUAGE);
        Optional<Language> language = Words.language(cell);
        if (language.isEmpty() && !cell.isBlank()) {
            problems.add(Problem.in(Column.LANGUAGE, Finding.LANGUAGE_UNKNOWN));
        }
        return language.orElse(Language.EN);
    }

    private static ContactPermission permission(Line line, List<Problem> problems) {
        Optional<ContactPermission> permission = Words.permission(line.cell(Column.PERMISSION));
        if (permission.isEmpty()) {
            problems.add(Problem.in(Column.PERMISSION, Finding.PERMISSION_UNKNOWN));
        } else if (permission.get() == ContactPermission.NO) {
            problems.add(Problem.in(Column.PERMISSION, Finding.CONTACT_REFUSED));
        }
        return permission.orElse(ContactPermission.UNSAID);
    }

    private static Optional<PersonGroup> group(Line line, List<Problem> problems) {
        String cell = line.cell(Column.GROUP);
        Optional<PersonGroup> group = Words.group(cell);
        if (group.isEmpty() && !cell.isBlank()) {
            problems.add(Problem.in(Column.GROUP, Finding.GROUP_UNKNOWN));
        }
        return group;
    }

    private static Optional<String> text(Line line, Column column) {
        String text = PersonName.tidy(line.cell(column));
        return text.isEmpty() || PersonName.unprintable(text) ? Optional.empty() : Optional.of(text);
    }
}
