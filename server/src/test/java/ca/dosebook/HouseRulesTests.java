package ca.dosebook;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Personal;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that no compiler knows. Every exception stands here, with its reason. */
class HouseRulesTests {

    private static final int MOST_LINES = 400;
    private static final int MOST_TYPES = 20;

    /** Packages with more types than a reader takes in at once, and why they are not cut. */
    private static final Map<String, String> LARGE_PACKAGES = Map.of(
            "rollout", "half of them are one-line ids, enums and criteria of the one eligibility answer",
            "booking", "half of them are ids, enums and outcomes; what decides and writes is nine types",
            "immunizations",
                    "ids, enums, requests and outcomes of recording a dose; what decides and writes is five types",
            "access/permits", "one annotation of ten lines for each permission",
            "console/persons",
                    "finding, showing, merging and correcting share one door to the record, private to them");

    /** Public types of a module's root that anyone may make with {@code new}, besides records, enums and exceptions. */
    private static final Map<String, String> MADE_BY_ANYONE = Map.of(
            "ca.dosebook.kernel.Remembered", "a container that every module makes for its own small tables",
            "ca.dosebook.kernel.Idle", "a container that everyone makes for their own tools",
            "ca.dosebook.kernel.DatabaseClock", "made by the configuration and by tools that run without Spring",
            "ca.dosebook.kernel.PersonKey", "an id; not a record because its bytes are compared and not shared",
            "ca.dosebook.portal.SealedCookie", "each journey keeps a value of its own in the browser");

    /** Files in which asking for the time by another way than the one clock is right. */
    private static final Map<String, String> OWN_TIME = Map.of(
            "DatabaseClock.java", "the one clock itself",
            "OutboxStore.java", "a lease is between nodes, so the database's clock alone counts",
            "OneTimeCode.java", "it stands for a phone, which has a clock of its own");

    private static final Pattern BARE_NOW = Pattern.compile(
            "(?:Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime|OffsetDateTime|Year|YearMonth)\\.now\\("
                    + "|System\\.currentTimeMillis|Clock\\.system|new Date\\(\\)"
                    + "|\\b(?:clock_timestamp|statement_timestamp|transaction_timestamp)\\(|\\bcurrent_timestamp\\b"
                    + "|[\\s(]now\\(\\)");

    private static final List<Class<?>> MAIN_CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("ca.dosebook").stream()
                    // Generated from templates, into the packages of their pages.
                    .filter(type -> !type.getSimpleName().startsWith("Jte"))
                    .map(JavaClass::reflect)
                    .<Class<?>>map(type -> type)
                    .toList();

    @Test
    void no_file_is_longer_than_a_reader_stays_awake() {
        assertThat(Stream.of(
                                SourceFiles.under(SourceFiles.MAIN, ".java"),
                                SourceFiles.under(SourceFiles.TESTS, ".java"),
                                SourceFiles.under(SourceFiles.TEMPLATES, ".jte"),
                                SourceFiles.under(SourceFiles.STATIC, ".css"),
                                SourceFiles.under(SourceFiles.STATIC, ".js"))
                        .flatMap(List::stream)
                        .filter(file -> SourceFiles.text(file).lines().count() > MOST_LINES))
                .isEmpty();
    }

    @Test
    void no_package_has_more_types_than_a_reader_remembers() {
        Map<String, Long> types = SourceFiles.under(SourceFiles.MAIN, ".java").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(
                        file -> SourceFiles.MAIN.relativize(file.getParent()).toString(), TreeMap::new, counting()));
        types.values().removeIf(count -> count <= MOST_TYPES);

        assertThat(types.keySet()).isEqualTo(LARGE_PACKAGES.keySet());
    }

    @Test
    void nobody_asks_for_the_time_but_the_clock() {
        List<String> found = new ArrayList<>();
        for (Path file : SourceFiles.under(SourceFiles.MAIN, ".java")) {
            if (!OWN_TIME.containsKey(file.getFileName().toString())
                    && BARE_NOW.matcher(SourceFiles.text(file)).find()) {
                found.add(file.toString());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void public_types_of_a_modules_root_are_facades_records_and_outcomes() {
        List<String> found = new ArrayList<>();
        for (Class<?> type : MAIN_CLASSES) {
            if (isPublicAndTopLevel(type) && !isPlainData(type) && canBeMadeByAnyone(type)) {
                found.add(type.getName());
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(MADE_BY_ANYONE.keySet());
    }

    private static boolean isPublicAndTopLevel(Class<?> type) {
        return Modifier.isPublic(type.getModifiers()) && type.getEnclosingClass() == null && type != Dosebook.class;
    }

    private static boolean isPlainData(Class<?> type) {
        return type.isRecord() || type.isEnum() || type.isInterface() || Throwable.class.isAssignableFrom(type);
    }

    private static boolean canBeMadeByAnyone(Class<?> type) {
        return Stream.of(type.getDeclaredConstructors())
                .map(Constructor::getModifiers)
                .anyMatch(Modifier::isPublic);
    }

    @Test
    void no_name_says_what_every_class_is() {
        assertThat(MAIN_CLASSES)
                .extracting(Class::getSimpleName)
                .noneMatch(name -> name.matches(".*(Impl|Util|Utils|Helper|Manager|Dto|DTO|Service)"));
        assertThat(MAIN_CLASSES)
                .extracting(Class::getPackageName)
                .noneMatch(name -> name.matches(".*\\.(internal|impl|service|dto|util|common)(\\..*)?"));
    }

    @Test
    void no_dose_has_a_column_of_its_own() {
        assertThat(SourceFiles.under(SourceFiles.MIGRATIONS, ".sql"))
                .allSatisfy(file -> assertThat(SourceFiles.text(file).replaceAll("(?m)--.*$", ""))
                        .doesNotContainPattern(
                                "(?i)\\b\\w*(first|second|third)_dose\\w*|\\bdose_?(1|2|3|one|two)\\w*"));
    }

    @Test
    void every_record_of_personal_information_masks_it() {
        List<String> found = new ArrayList<>();
        for (Class<?> type : MAIN_CLASSES) {
            if (type.isRecord() && (isPersonal(type) || Filled.reachesPersonal(type))) {
                String shown = Filled.make(type).toString();
                Filled.MARKERS.stream()
                        .filter(shown::contains)
                        .map(marker -> type.getName() + " shows " + marker)
                        .forEach(found::add);
            }
        }
        assertThat(found).isEmpty();
    }

    /** Otherwise a rotation would leave its values behind, and retiring the old key would destroy them. */
    @Test
    void who_keeps_sealed_records_registers_them_for_new_keys() {
        assertThat(modulesWhoseSourceHas("secrets.seal(Purpose.RECORD"))
                .isNotEmpty()
                .isEqualTo(modulesWhoseSourceHas("implements SealedRows"));
    }

    private static Set<String> modulesWhoseSourceHas(String text) {
        return SourceFiles.under(SourceFiles.MAIN, ".java").stream()
                .filter(file -> SourceFiles.text(file).contains(text))
                .map(file -> SourceFiles.module(SourceFiles.MAIN, file))
                .collect(toSet());
    }

    @Personal
    private record Unmasked(String name) {}

    private record Holder(List<Unmasked> people) {}

    @Test
    void the_check_of_masks_notices_a_record_without_one() {
        assertThat(Filled.make(Unmasked.class).toString()).contains(Filled.TEXT);
        assertThat(Filled.make(Holder.class).toString()).contains(Filled.TEXT);
        assertThat(Filled.reachesPersonal(Holder.class)).isTrue();
    }

    @Test
    void the_records_known_to_be_personal_are_marked() {
        assertThat(MAIN_CLASSES.stream().filter(HouseRulesTests::isPersonal).map(Class::getSimpleName))
                .contains("Identity", "Contact", "PersonName", "HealthCardNumber", "BookingRequest", "Invitee");
    }

    private static boolean isPersonal(Class<?> type) {
        return type.isAnnotationPresent(Personal.class);
    }
}
