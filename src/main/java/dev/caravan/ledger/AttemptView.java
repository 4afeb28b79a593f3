package dev.caravan.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/** An attempt, as people see it; {@code exchanges} are its requests and answers, in order. */
public record AttemptView(
        String vendor,
        long revision,
        Instant startedAt,
        long durationMs,
        String outcome,
        Integer status,
        int requests,
        String problem,
        @JsonRawValue @JsonProperty("exchanges") String exchanges) {}
