package dev.caravan.vendor.enboarder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Outcome;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what Enboarder answered. The vendor's document gives codes and hardly any status, so a failure is told by its
 * {@code errorcode} whatever the status, and a success is a 2xx that has none and an {@code id} or a {@code message}.
 */
@Named("enboarderAnswer")
@Singleton
@Unremovable
@RegisterForReflection
class EnboarderAnswer {

    private static final String EXISTS = "PROFILE_EXISTS";
    private static final String NOT_EXISTS = "PROFILE_NOT_EXISTS";
    private static final String ACTIVE = "ACTIVE_PROFILE";
    private static final Set<String> REFUSALS = Set.of("MISSING_FIELDS", "INVALID_FIELDS", ACTIVE);

    private final EnboarderPhoto photos;

    EnboarderAnswer(EnboarderPhoto photos) {
        this.photos = photos;
    }

    /** Whether a creation found that the profile is there already. */
    public boolean exists(Answer answer) {
        return EXISTS.equals(code(answer));
    }

    /** Whether an update found that the profile is not there. */
    public boolean isMissing(Answer answer) {
        return isAbsent(answer);
    }

    /** @param photo the answer about the photo, when there was a request of its own for it; or else null */
    public Outcome read(Answer answer, Answer photo, Delivery delivery) {
        return isSuccess(answer) ? success(answer, photo, delivery) : outcome(answer);
    }

    /** What an answer means that is no success. */
    static Outcome outcome(Answer answer) {
        String code = code(answer);
        return EXISTS.equals(code) || NOT_EXISTS.equals(code)
                ? new Outcome.Retry(answer.problem(
                        words(answer) + ". It said the opposite a moment ago, so this is tried again from the start"))
                : failure(answer);
    }

    /** What an answer means that is no success, and does not tell whether the profile is there. */
    static Outcome failure(Answer answer) {
        if (REFUSALS.contains(String.valueOf(code(answer)))) {
            return new Outcome.Rejected(answer.problem(words(answer)));
        }
        return answer.succeeded()
                ? new Outcome.Uncertain(answer.problem("expected no errorcode with a success, got " + words(answer)))
                : answer.failure(words(answer));
    }

    /** Whether the answer is one of success. Whether it shows what was asked for is another question. */
    static boolean isSuccess(Answer answer) {
        return answer.succeeded() && code(answer) == null;
    }

    /** Whether there is no such profile. */
    static boolean isAbsent(Answer answer) {
        return NOT_EXISTS.equals(code(answer));
    }

    /** Whether the profile is part of an active workflow. */
    static boolean isActive(Answer answer) {
        return ACTIVE.equals(code(answer));
    }

    /** Whether it is our credentials that are not let in, rather than the content that is refused. */
    static boolean locksOut(Answer answer) {
        String code = String.valueOf(code(answer));
        return (answer.status() == 401 || answer.status() == 403)
                && !REFUSALS.contains(code)
                && !code.equals(EXISTS)
                && !code.equals(NOT_EXISTS);
    }

    private Outcome success(Answer answer, Answer photo, Delivery delivery) {
        String id = answer.text("/id");
        if (id == null && answer.text("/message") == null) {
            return answer.unclear("an id or a message");
        }
        String externalid = EnboarderId.of(delivery).value();
        List<String> remarks = new ArrayList<>(texts(answer.body().path("warnings")));
        if (id != null && !id.equals(externalid)) {
            remarks.add("Enboarder answered with another id than the externalid that it was sent");
        }
        boolean isPhotoThere = photo != null && isSuccess(photo);
        if (photo != null && !isPhotoThere) {
            remarks.add("Not sent: the photo, which Enboarder refuses: " + photo.problem(words(photo)));
        }
        return new Outcome.Delivered(
                externalid,
                EnboarderMemory.after(delivery, isPhotoThere).json().toString(),
                EnboarderRemarks.of(delivery, photos, remarks));
    }

    /** The document calls it {@code errorcode}; somebody who read more of the vendor's articles calls it {@code code}. */
    private static String code(Answer answer) {
        String code = answer.text("/errorcode");
        return code == null ? answer.text("/code") : code;
    }

    /** What the vendor says, each thing once, or else the body as it came; null when it says nothing. */
    static String words(Answer answer) {
        Set<String> words = new LinkedHashSet<>();
        words.add(code(answer));
        words.add(answer.text("/message"));
        words.addAll(texts(answer.body().path("errors")));
        words.addAll(texts(answer.body().path("warnings")));
        words.remove(null);
        return words.isEmpty() ? answer.words() : String.join("; ", words);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.isTextual() ? item.textValue() : item.toString()));
        return texts;
    }
}
