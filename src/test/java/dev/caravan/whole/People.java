package dev.caravan.whole;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up candidates, whole enough for all five vendors, none of whom any vendor could take for another. */
final class People {

    private People() {}

    static String one(String externalId, String headline) {
        return """
                {"externalId":"%1$s","firstName":"Ada","lastName":"Number %1$s","emails":["%1$s@example.org"],\
                "phones":["+33612345678"],"linkedinUrl":"https://www.linkedin.com/in/%1$s","headline":"%2$s",\
                "tags":["java"],"location":"Paris, France"}""".formatted(externalId, headline);
    }

    static String lines(String prefix, int count, String headline) {
        return IntStream.range(0, count)
                .mapToObj(i -> one(prefix + i, headline))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
