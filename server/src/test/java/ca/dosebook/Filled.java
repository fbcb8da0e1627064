package ca.dosebook;

import ca.dosebook.booking.BookingReference;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Places;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.StopId;
import ca.dosebook.immunizations.DoseSource;
import ca.dosebook.invitations.InvitationCode;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.people.Claim;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.people.RememberPerson;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.PostalCode;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import gg.jte.Content;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.springframework.util.ClassUtils;

/** Records filled with a marker in every text, date and number that could tell who someone is. */
final class Filled {

    static final String TEXT = "Zqx-Marker";

    private static final int YEAR = 1931;
    private static final LocalDate DAY = LocalDate.of(YEAR, 10, 23);
    private static final String HEALTH_NUMBER = "1234567897";
    private static final String CODE = "22222222";
    private static final String POSTAL_CODE = "K7L1A1";

    /** What may stand in no text made of a personal record. */
    static final List<String> MARKERS = List.of(TEXT, "1931", HEALTH_NUMBER, CODE, POSTAL_CODE);

    /** Parts of personal records that are not personal and may be shown, and why. */
    private static final Map<String, String> SHOWN = Map.of(
            "Fact.label", "the product's own words",
            "Surroundings.path", "an address, and nothing personal stands in addresses");

    /** What stands in records that are not personal themselves, but hold one that is. */
    private static final Map<Class<?>, Object> NEUTRAL =
            Map.of(String.class, "shown", int.class, 7, Integer.class, 7, LocalDate.class, LocalDate.of(2021, 3, 29));

    /** Types whose values are checked when they are made. */
    private static final Map<Class<?>, Object> KNOWN = known();

    private Filled() {}

    private static Map<Class<?>, Object> known() {
        Map<Class<?>, Object> known = new HashMap<>();
        known.put(String.class, TEXT);
        known.put(Object.class, TEXT);
        known.put(int.class, YEAR);
        known.put(Integer.class, YEAR);
        known.put(long.class, (long) YEAR);
        known.put(double.class, 44.5);
        known.put(boolean.class, true);
        known.put(Boolean.class, true);
        known.put(Long.class, (long) YEAR);
        known.put(byte[].class, new byte[32]);
        known.put(LocalDate.class, DAY);
        known.put(LocalTime.class, LocalTime.NOON);
        known.put(Duration.class, Duration.ZERO);
        known.put(Instant.class, Instant.EPOCH);
        known.put(ZonedDateTime.class, Instant.EPOCH.atZone(ZoneId.of("America/Toronto")));
        known.put(ZoneId.class, ZoneId.of("America/Toronto"));
        known.put(UUID.class, Uuids.next());
        known.put(URI.class, URI.create("https://example.ca/"));
        known.put(Texts.class, Wording.ofClassPath().in(Language.EN));
        known.put(HealthUnitId.class, new HealthUnitId(2238));
        known.put(ClinicDay.class, aClinicDay());
        known.put(HealthCardNumber.class, new HealthCardNumber(HEALTH_NUMBER));
        known.put(PersonKey.class, new PersonKey(new byte[32]));
        known.put(ProductCode.class, new ProductCode("PFIZER"));
        known.put(PersonGroup.class, PersonGroup.AGE_80_PLUS);
        known.put(PostalCode.class, PostalCode.parse(POSTAL_CODE).orElseThrow());
        known.put(InvitationCode.class, InvitationCode.parse(CODE).orElseThrow());
        known.put(DoseSource.class, DoseSource.PHARMACY);
        known.put(Content.class, (Content) output -> {});
        known.put(BitSet.class, new BitSet());
        known.put(Places.Room.class, Places.Room.of(4, 1, Instant.EPOCH));
        known.put(Claim.class, PeopleFixture.aClaim());
        known.put(RememberPerson.class, PeopleFixture.aRememberedPerson());
        known.put(MessageKind.class, new MessageKind("booking.confirmed"));
        known.put(BookingReference.class, BookingReference.random(new SecureRandom()));
        return known;
    }

    private static ClinicDay aClinicDay() {
        UUID id = Uuids.next();
        return new ClinicDay(
                new ClinicDayId(id),
                new SiteId(id),
                new StopId(id),
                LocalDate.of(2021, 3, 29),
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                new ProductCode("PFIZER"),
                10,
                1);
    }

    /** Whether one of the components, or of their components, is marked as personal. */
    static boolean reachesPersonal(Class<?> type) {
        return reachesPersonal(type, new HashSet<>());
    }

    private static boolean reachesPersonal(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return false;
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(part -> reachesPersonal(part, seen));
        }
        if (!(type instanceof Class<?> plain)) {
            return false;
        }
        if (plain.isAnnotationPresent(Personal.class)) {
            return true;
        }
        if (plain.isSealed()) {
            return Arrays.stream(plain.getPermittedSubclasses()).anyMatch(part -> reachesPersonal(part, seen));
        }
        return plain.isRecord()
                && Arrays.stream(plain.getRecordComponents())
                        .anyMatch(part -> reachesPersonal(part.getGenericType(), seen));
    }

    /** Fails for a type it can't fill: teach it in {@code known}. */
    static Object make(Type type) {
        return make(type, false);
    }

    private static Object make(Type type, boolean personal) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, personal);
        }
        Class<?> plain = (Class<?>) type;
        Object known = personal ? KNOWN.get(plain) : NEUTRAL.getOrDefault(plain, KNOWN.get(plain));
        if (known != null) {
            return known;
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isSealed()) {
            return make(plain.getPermittedSubclasses()[0], personal);
        }
        if (plain.isRecord()) {
            return record(plain, personal || plain.isAnnotationPresent(Personal.class));
        }
        if (plain == OptionalInt.class) {
            return OptionalInt.of(7);
        }
        throw new AssertionError("HouseRulesTests can't fill a " + type.getTypeName() + ": teach it in Filled");
    }

    private static Object container(ParameterizedType generic, boolean personal) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type part = generic.getActualTypeArguments()[0];
        if (raw == Optional.class) {
            return Optional.of(make(part, personal));
        }
        if (raw == List.class) {
            return List.of(make(part, personal));
        }
        if (raw == Set.class) {
            return Set.of(make(part, personal));
        }
        if (raw == Map.class) {
            return Map.of(make(part, personal), make(generic.getActualTypeArguments()[1], personal));
        }
        return make(raw, personal);
    }

    private static Object record(Class<?> type, boolean personal) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(part -> SHOWN.containsKey(type.getSimpleName() + "." + part.getName())
                        ? "shown"
                        : make(part.getGenericType(), personal))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(
                    "HouseRulesTests can't fill a " + ClassUtils.getShortName(type) + ": teach it in Filled", e);
        }
    }
}
