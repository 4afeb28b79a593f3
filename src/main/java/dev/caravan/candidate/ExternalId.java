package dev.caravan.candidate;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The sender's id of a person, in the normal form that candidates are known by, in whichever form it is written. */
@Schema(type = SchemaType.STRING, description = "The sender's own id of the person")
public record ExternalId(String text) {

    /** Brings what is written into the normal form; whether a candidate may have it, {@link CandidateCheck} tells. */
    public ExternalId {
        text = CleanText.of(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
