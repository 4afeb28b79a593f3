package dev.caravan.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The ways in which a vendor can be told to misbehave; each can have a delay as well. */
enum Mode {
    /** 429, and nothing stored; {@code retryAfter} goes into Retry-After as it is. */
    @JsonProperty("throttle")
    THROTTLE,
    /** 503, and nothing stored; {@code retryAfter} as well. */
    @JsonProperty("unavailable")
    UNAVAILABLE,
    /** 500, and nothing stored. */
    @JsonProperty("error-before")
    ERROR_BEFORE,
    /** Stored, then 500. */
    @JsonProperty("error-after")
    ERROR_AFTER,
    /** A TCP reset, and nothing stored. */
    @JsonProperty("reset-before")
    RESET_BEFORE,
    /** Stored, then a TCP reset. */
    @JsonProperty("reset-after")
    RESET_AFTER,
    /** Never an answer; stored when {@code store} says so. */
    @JsonProperty("stall")
    STALL,
    /** Nothing but the delay. */
    @JsonProperty("slow")
    SLOW,
    /** Stored, then 200 with a body that is cut. */
    @JsonProperty("garbage")
    GARBAGE,
    /** The credentials are refused. */
    @JsonProperty("unauthorized")
    UNAUTHORIZED,
    /** The content is refused, whatever it is. */
    @JsonProperty("refuse")
    REFUSE,
    /** Stored, and the honest answer a byte at a time, {@code delayMillis} apart. */
    @JsonProperty("drip")
    DRIP,
    /** The honest answer with a warning in it, where the vendor knows warnings. */
    @JsonProperty("warn")
    WARN,
    /** Lists hold nobody who was created less than {@code delayMillis} ago. */
    @JsonProperty("lag")
    LAG
}
