package dev.caravan.intake.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as people write them in French and in English. What can be read in two ways is not read at all. */
final class Written {

    static final String NUMBER = "a number that can be read in one way only, such as 1234.50 or 1 234,50 €";
    static final String BOOLEAN = "yes or no (oui, non, true, false, vrai, faux, x)";
    static final String TIME = "a date that can be read in one way only, such as 2024-03-15 or 2024-03-15T14:30:00Z";

    private static final Set<String> TRUE = Set.of("true", "vrai", "yes", "y", "oui", "o", "x", "1");
    private static final Set<String> FALSE = Set.of("false", "faux", "no", "n", "non", "0");

    /** By {@link Names#key}: what the candidate's own words are called. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("remote", "REMOTE"),
            Map.entry("teletravail", "REMOTE"),
            Map.entry("adistance", "REMOTE"),
            Map.entry("flexible", "FLEXIBLE"),
            Map.entry("hybrid", "FLEXIBLE"),
            Map.entry("hybride", "FLEXIBLE"),
            Map.entry("freelancer", "FREELANCER"),
            Map.entry("freelance", "FREELANCER"),
            Map.entry("independant", "FREELANCER"),
            Map.entry("permanentcontract", "PERMANENT_CONTRACT"),
            Map.entry("permanent", "PERMANENT_CONTRACT"),
            Map.entry("cdi", "PERMANENT_CONTRACT"),
            Map.entry("eur", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("usd", "USD"),
            Map.entry("gbp", "GBP"),
            Map.entry("chf", "CHF"),
            Map.entry("€", "EUR"),
            Map.entry("£", "GBP"));

    /** A dollar may be one of several. */
    private static final Pattern CURRENCY =
            Pattern.compile("(?i)^\\h*(€|£|EUR|USD|GBP|CHF)|(€|£|EUR|USD|GBP|CHF)\\h*$");

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,30}([.,][0-9]{1,30})?");
    private static final Pattern SPACED = Pattern.compile("-?[0-9]{1,3}([ '][0-9]{3}){1,9}([.,][0-9]{1,30})?");
    private static final Pattern POINTS = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{3}){1,9}(,[0-9]{1,30})?");
    private static final Pattern COMMAS = Pattern.compile("-?[0-9]{1,3}(,[0-9]{3}){1,9}(\\.[0-9]{1,30})?");
    private static final Pattern AMBIGUOUS = Pattern.compile("-?[1-9][0-9]{0,2}[.,][0-9]{3}");
    private static final Pattern DAY =
            Pattern.compile("([0-9]{1,4})([-/.])([0-9]{1,2})\\2([0-9]{1,4})(?:[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?))?");

    private Written() {}

    /** The text without the blanks at its ends; a space at which no line breaks is one too. */
    static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** The currency that stands before or after an amount; null when none does. */
    static String currency(Cell cell) {
        Matcher currency = CURRENCY.matcher(cell.text());
        return cell.number() == null && currency.find() ? word(currency.group()) : null;
    }

    static Optional<BigDecimal> number(Cell cell) {
        return cell.number() != null ? Optional.of(new BigDecimal(cell.number())) : number(cell.text());
    }

    private static Optional<BigDecimal> number(String written) {
        String text = CURRENCY.matcher(written)
                .replaceFirst("")
                .replaceAll("[\\h\u2019]", " ")
                .replace('\u2212', '-')
                .strip();
        if (AMBIGUOUS.matcher(text).matches()) {
            return Optional.empty();
        }
        if (PLAIN.matcher(text).matches() || SPACED.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replaceAll("[ ']", "").replace(',', '.')));
        }
        if (POINTS.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replace(".", "").replace(',', '.')));
        }
        return COMMAS.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace(",", ""))) : Optional.empty();
    }

    static Optional<Boolean> truth(String text) {
        String key = Names.key(text);
        return TRUE.contains(key) ? Optional.of(true) : FALSE.contains(key) ? Optional.of(false) : Optional.empty();
    }

    /** The candidate's own word; what is none is left for the schema to refuse. */
    static String word(String text) {
        String key = Names.key(text);
        return WORDS.getOrDefault(key.isEmpty() ? stripped(text) : key, text);
    }

    /** A time as RFC 3339 writes it; without a zone it is taken for UTC. */
    static Optional<String> time(String text) {
        Matcher day = DAY.matcher(text);
        if (!day.matches()) {
            return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt].*") ? Optional.of(text) : Optional.empty();
        }
        int first = Integer.parseInt(day.group(1));
        int middle = Integer.parseInt(day.group(3));
        int last = Integer.parseInt(day.group(4));
        try {
            return date(day, first, middle, last)
                    .map(date -> date + "T" + (day.group(5) == null ? "00:00" : day.group(5)))
                    .map(time -> time.length() == 16 ? time + ":00Z" : time + "Z");
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(Matcher day, int first, int middle, int last) {
        if (day.group(1).length() == 4) {
            return Optional.of(LocalDate.of(first, middle, last));
        }
        if (day.group(4).length() != 4) {
            return Optional.empty();
        }
        if (day.group(2).equals(".") || first > 12 || first == middle) {
            return Optional.of(LocalDate.of(last, middle, first));
        }
        return middle > 12 ? Optional.of(LocalDate.of(last, first, middle)) : Optional.empty();
    }
}
