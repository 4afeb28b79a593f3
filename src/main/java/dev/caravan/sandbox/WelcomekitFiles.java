package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files that Welcomekit fetches: held against the types and sizes that its document names, and described. */
final class WelcomekitFiles {

    static final List<String> ADDRESSES = List.of("/remote_resume_url", "/remote_portfolio_url", "/remote_image_url");

    private static final List<Kind> KINDS = List.of(
            new Kind("resume", Set.of("application/pdf", "application/msword", "application/zip"), 5_000_000),
            new Kind("portfolio", Set.of("application/pdf"), 10_000_000),
            new Kind("image", Set.of("image/png", "image/jpeg"), Integer.MAX_VALUE));

    private final Manners manners;

    WelcomekitFiles(Manners manners) {
        this.manners = manners;
    }

    /** Why the request is refused; empty when every file is as it must be, or is not fetched. */
    Optional<Answer> refusal(Call call) {
        for (Kind kind : KINDS) {
            Optional<Answer> refusal = kind.fetched(call)
                    .filter(file -> !kind.takes(file))
                    .map(file -> manners.trouble(
                            400,
                            kind.field() + ": " + file.status() + ", " + file.type() + " of "
                                    + file.content().size() + " bytes"));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** What was sent, with a description of each file that was fetched. */
    ObjectNode described(Call call) {
        ObjectNode sent = call.object();
        KINDS.forEach(kind ->
                kind.fetched(call).ifPresent(file -> sent.set(kind.name + "_file", file.describe(Json.object()))));
        return sent;
    }

    private record Kind(String name, Set<String> types, int largest) {

        String field() {
            return "remote_" + name + "_url";
        }

        Optional<Fetched> fetched(Call call) {
            return Optional.ofNullable(
                    call.request().fetched().get(call.body().path(field()).asText()));
        }

        boolean takes(Fetched file) {
            return file.succeeded()
                    && types.contains(file.type())
                    && file.content().size() <= largest;
        }
    }
}
