package dev.caravan.candidate;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/** Phone numbers in E.164, the form that all vendors understand. */
final class Phones {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final String defaultRegion;

    /** @param defaultRegion the country of numbers without a country code, as ISO 3166 code (FR); null for none */
    Phones(String defaultRegion) {
        if (defaultRegion != null && !NUMBERS.getSupportedRegions().contains(defaultRegion)) {
            throw new IllegalArgumentException(
                    "caravan.default-region: expected a country code such as FR, got '" + defaultRegion + "'");
        }
        this.defaultRegion = defaultRegion;
    }

    /** The number in E.164, or empty when it is none, is not possible in its country, or has an extension, which E.164 can't say. */
    Optional<String> e164(String written) {
        try {
            var number = NUMBERS.parse(written, defaultRegion);
            return NUMBERS.isPossibleNumber(number) && !number.hasExtension()
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
