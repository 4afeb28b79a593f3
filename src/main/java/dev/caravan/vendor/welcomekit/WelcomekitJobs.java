package dev.caravan.vendor.welcomekit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Delivery;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The jobs that a candidate may have been created for. The configured one may change between a creation whose answer got
 * lost and the question for it, so each that a creation goes out with is remembered. A process that is killed in the middle
 * of the creation forgets it: then the job that is configured now is the best that is known.
 */
@Named("welcomekitJobs")
@Singleton
@Unremovable
@RegisterForReflection
class WelcomekitJobs {

    /** The name in the memory of the delivery, until the creation is known to have taken effect. */
    static final String NAME = "jobs";

    private final Optional<String> configured;

    WelcomekitJobs(@ConfigProperty(name = "caravan.welcomekit.job-reference") Optional<String> configured) {
        this.configured = configured;
    }

    /** The delivery that remembers the job of the creation that is about to go out, beside those of what is in doubt. */
    public Delivery remembered(Delivery delivery) {
        Set<String> jobs = delivery.uncertain() ? remembers(delivery) : new LinkedHashSet<>();
        own(delivery.candidate()).or(() -> configured).ifPresent(jobs::add);
        ObjectNode memory = delivery.memory() instanceof ObjectNode known
                ? known.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        ArrayNode names = memory.putArray(NAME);
        jobs.forEach(names::add);
        return delivery.remembering(memory);
    }

    /** The jobs that this content may have been created for: the candidate's own, or else whatever was configured. */
    Set<String> of(Candidate content, Delivery delivery) {
        Optional<String> own = own(content);
        Set<String> jobs = own.isPresent() ? new LinkedHashSet<>() : remembers(delivery);
        own.or(() -> configured).ifPresent(jobs::add);
        return jobs;
    }

    private static Set<String> remembers(Delivery delivery) {
        Set<String> jobs = new LinkedHashSet<>();
        delivery.memory().path(NAME).forEach(job -> jobs.add(job.asText()));
        return jobs;
    }

    private static Optional<String> own(Candidate content) {
        String own = content.vendor("welcomekit").path("jobReference").asText("");
        return own.isBlank() ? Optional.empty() : Optional.of(own);
    }
}
