package dev.caravan.whole;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up candidates, whole enough for all five vendors, none of whom any vendor could take for another. */
final class People {

    private People() {}

    static String one(String externalId, String headline) {
        return "{" + fields(externalId, headline) + "}";
    }

    /** With what some vendors add anew each time that it is sent: a note and a document, which name the candidate. */
    static String whole(String externalId, String headline) {
        String file = Base64.getEncoder().encodeToString(("Papers of " + externalId).getBytes(StandardCharsets.UTF_8));
        return """
                {%1$s,"notes":[{"subject":"Interview","content":"Talked to %2$s."}],\
                "documents":[{"kind":"other","fileName":"%2$s.txt","data":"%3$s"}]}""".formatted(fields(externalId, headline), externalId, file);
    }

    static String lines(String prefix, int count, String headline) {
        return ids(prefix, count).stream().map(id -> one(id, headline)).collect(Collectors.joining("\n", "", "\n"));
    }

    static String wholeLines(Collection<String> ids, String headline) {
        return ids.stream().map(id -> whole(id, headline)).collect(Collectors.joining("\n", "", "\n"));
    }

    static List<String> ids(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    static String email(String externalId) {
        return externalId + "@example.org";
    }

    private static String fields(String externalId, String headline) {
        return """
                "externalId":"%1$s","firstName":"Ada","lastName":"Number %1$s","emails":["%1$s@example.org"],\
                "phones":["+33612345678"],"linkedinUrl":"https://www.linkedin.com/in/%1$s","headline":"%2$s",\
                "tags":["java"],"location":"Paris, France\"""".formatted(externalId, headline);
    }
}
