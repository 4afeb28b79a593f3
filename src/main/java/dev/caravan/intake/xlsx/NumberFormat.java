package dev.caravan.intake.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a spreadsheet shows a number: as the date, the percentage or the phone number that it stands for.
 *
 * @param mask for digits with signs between, such as {@code 0# ## ## ## ##}; otherwise null
 */
record NumberFormat(boolean hasDate, boolean hasTime, boolean isPercent, String mask) {

    static final NumberFormat PLAIN = new NumberFormat(false, false, false, null);

    private static final Set<Integer> DATES = Set.of(14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36);
    private static final Set<Integer> TIMES = Set.of(18, 19, 20, 21, 32, 33, 45, 46, 47);
    private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
    /** Excel counts a 29th of February 1900, which was not. */
    private static final BigDecimal FIRST_OF_MARCH_1900 = BigDecimal.valueOf(61);

    private static final String QUOTED = "\"[^\"]*\"|\\\\.";

    /** {@code [$€-40C]}; what begins with {@code [$-} is a language alone. */
    private static final Pattern CURRENCY = Pattern.compile("\\[\\$[^\\]-]");

    private static final MathContext SHOWN_DIGITS = new MathContext(15);

    /** One of the formats that every spreadsheet has. */
    static NumberFormat builtIn(int id) {
        boolean hasDate = DATES.contains(id) || id >= 50 && id <= 58 || id == 22;
        boolean hasTime = TIMES.contains(id) || id == 22;
        return new NumberFormat(hasDate, hasTime, id == 9 || id == 10, null);
    }

    /** The format of a code such as {@code dd/mm/yyyy}. */
    static NumberFormat of(String code) {
        String section = firstSection(code);
        String letters = section.replaceAll(QUOTED + "|_.|\\*.", "")
                .replaceAll("(?i)\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]", "")
                .toLowerCase(Locale.ROOT);
        if (letters.contains("general")) {
            return PLAIN;
        }
        boolean hasTime = letters.contains("h") || letters.contains("s");
        boolean hasDate = letters.contains("y") || letters.contains("d") || letters.contains("m") && !hasTime;
        return new NumberFormat(hasDate, hasTime, letters.contains("%"), mask(section));
    }

    private static String firstSection(String code) {
        boolean quoted = false;
        for (int i = 0; i < code.length(); i++) {
            quoted ^= code.charAt(i) == '"';
            if (code.charAt(i) == ';' && !quoted) {
                return code.substring(0, i);
            }
        }
        return code;
    }

    /**
     * Only digits and what stands between the digits of phone numbers and postcodes. An amount is none of it: it has a
     * decimal point, which is a point that is not quoted, or a currency; phone numbers may have several points.
     */
    private static String mask(String section) {
        String points = section.replaceAll(QUOTED, "").replaceAll("[^.]", "");
        if (points.length() == 1 || CURRENCY.matcher(section).find()) {
            return null;
        }
        String mask = section.replaceAll("\\[[^\\]]*\\]", "").replaceAll("\"([^\"]*)\"|\\\\(.)", "$1$2");
        return mask.matches("[0# ()+./-]*[0#][0# ()+./-]*") && !mask.matches("#*0") ? mask : null;
    }

    /** What a person sees where this number is stored. */
    String show(BigDecimal number, boolean from1904) {
        if ((hasDate || hasTime) && number.signum() >= 0 && number.compareTo(LAST_DAY) < 0) {
            return time(number, from1904);
        }
        if (isPercent) {
            return plain(number.movePointRight(2)) + "%";
        }
        String plain = plain(number);
        return mask == null || !plain.matches("[0-9]+") ? plain : masked(plain);
    }

    /** Of the seventeen digits that are stored, spreadsheets show fifteen. */
    static String plain(BigDecimal number) {
        BigDecimal rounded = number.round(SHOWN_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private String time(BigDecimal number, boolean from1904) {
        BigDecimal days = number.setScale(0, RoundingMode.FLOOR);
        long seconds = number.subtract(days)
                .multiply(DAY_SECONDS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        LocalDate start = from1904
                ? LocalDate.of(1904, 1, 1)
                : LocalDate.of(1899, 12, days.compareTo(FIRST_OF_MARCH_1900) < 0 ? 31 : 30);
        LocalDateTime time = start.plusDays(days.longValue()).atStartOfDay().plusSeconds(seconds);
        String date = hasDate ? time.toLocalDate().toString() : "";
        String clock =
                hasTime ? time.format(DateTimeFormatter.ofPattern(seconds % 60 == 0 ? "HH:mm" : "HH:mm:ss")) : "";
        return (date + " " + clock).strip();
    }

    /** Fills the mask from the right; more digits than it has places stand at its front. */
    private String masked(String digits) {
        StringBuilder shown = new StringBuilder();
        int next = digits.length() - 1;
        int first = Math.min(
                mask.indexOf('0') < 0 ? mask.length() : mask.indexOf('0'),
                mask.indexOf('#') < 0 ? mask.length() : mask.indexOf('#'));
        for (int i = mask.length() - 1; i >= 0; i--) {
            char place = mask.charAt(i);
            if (place != '0' && place != '#') {
                shown.append(place);
            } else if (next >= 0) {
                shown.append(digits.charAt(next--));
            } else if (place == '0') {
                shown.append('0');
            }
            while (i == first && next >= 0) {
                shown.append(digits.charAt(next--));
            }
        }
        return shown.reverse().toString().strip();
    }
}
