package dev.caravan.candidate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.schema.SchemaCheck;
import dev.caravan.schema.Violation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Holds a candidate against {@code candidate.schema.json} and brings it into its normal form. */
@Singleton
public class CandidateCheck {

    private static final SchemaCheck GIVEN = SchemaCheck.of(CandidateSchema.tree());
    private static final SchemaCheck KEPT = SchemaCheck.of(CandidateSchema.kept());

    private final Phones phones;

    @Inject
    CandidateCheck(@ConfigProperty(name = "caravan.default-region") Optional<String> defaultRegion) {
        this.phones = new Phones(defaultRegion.orElse(null));
    }

    /** A check for numbers of that country; null when national numbers stay as they are written. */
    public static CandidateCheck forRegion(String defaultRegion) {
        return new CandidateCheck(Optional.ofNullable(defaultRegion));
    }

    /** Never throws on bad content: whatever is wrong is in the verdict, all of it at once. */
    public Verdict check(JsonNode candidate) {
        return check(candidate, GIVEN);
    }

    /** The same for a candidate of the ledger, or one that was made of it: the contents of its documents are kept already. */
    public Verdict again(JsonNode candidate) {
        return check(candidate, KEPT);
    }

    /** Why no candidate may have that id; empty when one may. */
    public List<Violation> check(ExternalId id) {
        return GIVEN.violations(JsonNodeFactory.instance.objectNode().put("externalId", id.text()));
    }

    private Verdict check(JsonNode written, SchemaCheck schema) {
        JsonNode clean = CleanText.of(written);
        List<Violation> problems = schema.violations(clean);
        if (!problems.isEmpty()) {
            return new Verdict.Refused(externalId(clean), problems);
        }
        Candidate candidate = CanonicalJson.read(clean);
        List<Warning> warnings = new ArrayList<>();
        Candidate normal = candidate.withContacts(emails(candidate.emails()), phones(candidate.phones(), warnings));
        String json = CanonicalJson.write(normal);
        return new Verdict.Sound(normal, json, CanonicalJson.hash(json), List.copyOf(warnings));
    }

    private static String externalId(JsonNode candidate) {
        JsonNode id = candidate.path("externalId");
        return id.isTextual() ? id.textValue() : null;
    }

    private static List<String> emails(List<String> written) {
        return written.stream()
                .filter(email -> !email.isEmpty())
                .map(CandidateCheck::lowerDomain)
                .distinct()
                .toList();
    }

    private static String lowerDomain(String email) {
        int at = email.lastIndexOf('@');
        return email.substring(0, at) + email.substring(at).toLowerCase(Locale.ROOT);
    }

    private List<String> phones(List<String> written, List<Warning> warnings) {
        Set<String> numbers = new LinkedHashSet<>();
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i).isEmpty()) {
                continue;
            }
            Optional<String> number = phones.e164(written.get(i));
            if (number.isEmpty()) {
                warnings.add(
                        new Warning(
                                "/phones/" + i,
                                "this is not a phone number that can be brought into international form; it is kept as written"));
            }
            numbers.add(number.orElse(written.get(i)));
        }
        return List.copyOf(numbers);
    }

    /** A candidate that was found sound before, by its canonical JSON: it may say of documents what only we can say. */
    public static Verdict.Sound sound(String canonical) {
        return new Verdict.Sound(fromCanonical(canonical), canonical, CanonicalJson.hash(canonical), List.of());
    }

    /** The canonical JSON of a candidate in its normal form. */
    public static String canonical(Candidate candidate) {
        return CanonicalJson.write(candidate);
    }

    /** For those who have the canonical JSON already, such as the ledger's rows. */
    public static Candidate fromCanonical(String json) {
        try {
            return CanonicalJson.read(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The stored candidate is not canonical JSON", e);
        }
    }
}
