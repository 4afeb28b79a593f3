package dev.caravan.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a vendor lets us promise after an answer got lost. */
public enum Guarantee {
    /** It recognises a candidate by our key: sending again updates. */
    UPSERT,
    /** It can be asked whether it has a candidate, and is asked before anything is sent again. */
    LOOKUP,
    /** Neither: what is sent again after a lost answer may be there twice. */
    NONE;

    /** The word in contracts and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Guarantee> of(String word) {
        return Stream.of(values())
                .filter(guarantee -> guarantee.word().equals(word))
                .findFirst();
    }
}
