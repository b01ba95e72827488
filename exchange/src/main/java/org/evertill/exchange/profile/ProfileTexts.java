package org.evertill.exchange.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.evertill.commerce.connection.OfflineProfile.Objection;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.connection.OfflineProfileField.Unit;

/** Names, units, ranges and help of the fields of an offline profile in one language. Immutable; any thread. */
public final class ProfileTexts {
    /** The languages there are texts in; anything else reads English. */
    public static final List<String> LANGUAGES = List.of("en", "fr", "zh");

    private static final Map<String, ProfileTexts> LOADED = new ConcurrentHashMap<>();

    private final PropertyResourceBundle texts;

    private ProfileTexts(String language) {
        String name = "offline-profile_" + language + ".properties";
        try (InputStream in = Objects.requireNonNull(ProfileTexts.class.getResourceAsStream(name), name)) {
            texts = new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The texts " + name + " cannot be read.", e);
        }
    }

    /** The texts of a language, by its two letters. */
    public static ProfileTexts in(String language) {
        return LOADED.computeIfAbsent(LANGUAGES.contains(language) ? language : "en", ProfileTexts::new);
    }

    /** The field's name on screens. */
    public String name(OfflineProfileField field) {
        return texts.getString(field.code() + ".name");
    }

    /** What the field does, in a sentence or two. */
    public String help(OfflineProfileField field) {
        return texts.getString(field.code() + ".help");
    }

    /** A value with its unit, such as {@code 2 seconds}. */
    public String value(OfflineProfileField field, long value) {
        String written = field.text(value);
        return switch (field.unit()) {
            case SWITCH -> texts.getString("switch." + written);
            case CHOICE -> field.allows(value) ? texts.getString("choice." + written) : written;
            case TIMES -> written;
            case SECONDS, MINUTES, HOURS -> written + ' ' + unit(field.unit());
        };
    }

    /** What the field may be, such as {@code 0.2 to 30 seconds}. */
    public String range(OfflineProfileField field) {
        return switch (field.unit()) {
            case SWITCH -> texts.getString("switch.off") + ", " + texts.getString("switch.on");
            case CHOICE -> String.join(", ", field.codes().stream().map(code -> texts.getString("choice." + code))
                    .toList());
            default -> texts.getString("range").replace("{from}", field.text(field.lowest()))
                    .replace("{to}", value(field, field.highest()));
        };
    }

    /** That what was written for a field is out of its range, and what the range is. */
    public String objection(OfflineProfileField field, String written) {
        return texts.getString("objection").replace("{field}", name(field)).replace("{value}", written)
                .replace("{range}", range(field));
    }

    /** Which value is out of its range, what the range is, and what a register does about it. */
    public String corrected(Objection objection) {
        OfflineProfileField field = objection.field();
        return texts.getString("corrected")
                .replace("{objection}", objection(field, value(field, objection.value())))
                .replace("{used}", value(field, field.nearest(objection.value())));
    }

    private String unit(Unit unit) {
        return texts.getString("unit." + unit.name().toLowerCase(Locale.ROOT));
    }
}
