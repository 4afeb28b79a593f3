package dev.caravan.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A vendor that nothing is claimed for until somebody resumes it.
 *
 * @param reason why, as that person put it; may be null
 */
public record Pause(@JsonIgnore String vendor, Instant since, String reason) {}
