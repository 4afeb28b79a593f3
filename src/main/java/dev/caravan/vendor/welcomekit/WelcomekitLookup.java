package dev.caravan.vendor.welcomekit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Lookup;
import dev.caravan.delivery.OutcomeException;
import dev.caravan.delivery.RejectedException;
import dev.caravan.delivery.Search;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Looks for a candidate in Welcomekit's list: by the job and the address of whatever may have been created, since
 * Welcomekit has no key of ours. What has no address was not created: the contract asks for one.
 */
@Named("welcomekitLookup")
@Singleton
@Unremovable
@RegisterForReflection
class WelcomekitLookup {

    private static final int PER_PAGE = 100;
    private static final String PAGE = "&page=([0-9]+)$";

    private final Lookup lookup;
    private final WelcomekitJobs jobs;

    WelcomekitLookup(Lookup lookup, WelcomekitJobs jobs) {
        this.lookup = lookup;
        this.jobs = jobs;
    }

    public boolean isNeeded(Delivery delivery) {
        return delivery.uncertain() && WelcomekitFields.reference(delivery) == null;
    }

    /** Throws {@link RejectedException} when there is a creation that can't be asked for. */
    public Search search(Delivery delivery) {
        if (created(delivery).anyMatch(content -> jobs.of(content, delivery).isEmpty())) {
            throw Lookup.unaskable(
                    delivery,
                    "the job that it was created for is not known any more; if it is still the right one, configure"
                            + " caravan.welcomekit.job-reference again");
        }
        return Search.of(creations(delivery)
                .map(creation -> "job_reference=" + encoded(creation.job) + "&email=" + encoded(creation.email)
                        + "&per_page=" + PER_PAGE + "&page=1")
                .distinct()
                .toList());
    }

    /**
     * Takes up one page of the list.
     *
     * @param pages how many pages there are, as Welcomekit's header says; null when it does not
     */
    public Search read(Answer answer, String pages, Search search, Delivery delivery) {
        if (!answer.succeeded()) {
            throw new OutcomeException(answer.unanswered(WelcomekitAnswer.words(answer)));
        }
        if (!answer.body().isArray()) {
            throw new OutcomeException(answer.unanswered("expected a list of candidates in the answer"));
        }
        List<String> ids = StreamSupport.stream(answer.body().spliterator(), false)
                .filter(one -> one.path("reference").isTextual()
                        && creations(delivery).anyMatch(creation -> creation.fits(one)))
                .map(one -> one.path("reference").textValue())
                .toList();
        int page = pageOf(search.query());
        boolean isLast = pages != null && pages.matches("[0-9]{1,9}")
                ? page >= Integer.parseInt(pages)
                : answer.body().size() < PER_PAGE;
        return isLast ? search.with(ids) : search.with(ids, search.query().replaceFirst(PAGE, "&page=" + (page + 1)));
    }

    /** Without anything to ask for nothing was created, and the creation goes out, or is refused again. */
    public Delivery settle(Search search, Delivery delivery) {
        if (search.asked() == 0) {
            return delivery;
        }
        Delivery settled = lookup.settle(search, delivery);
        return settled.uncertain() ? WelcomekitNotes.arrived(settled) : settled;
    }

    private Stream<Creation> creations(Delivery delivery) {
        return created(delivery).flatMap(content -> jobs.of(content, delivery).stream()
                .map(job -> new Creation(job, content.emails().get(0))));
    }

    private static Stream<Candidate> created(Delivery delivery) {
        return delivery.doubt().contents().stream()
                .filter(content -> !content.emails().isEmpty());
    }

    private static int pageOf(String query) {
        return Integer.parseInt(query.substring(query.lastIndexOf('=') + 1));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A creation that may have taken effect. */
    private record Creation(String job, String email) {

        /** What a listed candidate does not show is taken to be as it was asked for. */
        boolean fits(JsonNode listed) {
            String there = listed.at("/profile/email").asText("");
            return (there.isEmpty() || there.equalsIgnoreCase(email))
                    && job.equals(listed.path("job_reference").asText(job));
        }
    }
}
