package dev.caravan.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.caravan.document.DocumentsUnavailableException;
import dev.caravan.ledger.LedgerUnavailableException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;

/** A request that can't be answered as it wishes; it becomes a problem document (RFC 9457). */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Document document;

    private HttpProblem(Document document) {
        super(document.title() + ": " + document.detail());
        this.document = document;
    }

    /** The problem document. */
    public Document document() {
        return document;
    }

    static HttpProblem badRequest(String type, String title, String detail) {
        return new HttpProblem(new Document(type, title, 400, detail, null));
    }

    static HttpProblem allRefused(List<Result> candidates) {
        String detail = "Not one candidate could be taken; the problems stand with each under candidates.";
        return new HttpProblem(
                new Document("urn:caravan:all-refused", "All candidates are refused", 400, detail, candidates));
    }

    static HttpProblem timeout(String detail) {
        return new HttpProblem(
                new Document("urn:caravan:body-too-slow", "The body did not arrive in time", 408, detail, null));
    }

    static HttpProblem tooLarge(long limit) {
        String detail = "The body may have at most " + limit
                + " bytes (caravan.api.body-limit). Send the candidates in parts, or drop a file into the inbox.";
        return new HttpProblem(new Document("urn:caravan:body-too-large", "The body is too large", 413, detail, null));
    }

    static HttpProblem unsupported(String found) {
        String detail = "Expected application/json or application/x-ndjson, in UTF-8, text/csv, application/xml,"
                + " an .xlsx workbook (application/vnd.openxmlformats-officedocument.spreadsheetml.sheet), application/zip, or"
                + " multipart/form-data with a part 'candidate' and its documents; got "
                + (found == null ? "no Content-Type." : "'" + found + "'.");
        return new HttpProblem(new Document(
                "urn:caravan:unsupported-type", "The type of the body is not supported", 415, detail, null));
    }

    private static HttpProblem unavailable(String what) {
        String detail = what + " can't be written now, so not everything was accepted. Send the request again later:"
                + " what was accepted already will be unchanged.";
        return new HttpProblem(
                new Document("urn:caravan:ledger-unavailable", "Nothing can be accepted now", 503, detail, null));
    }

    /** What to answer to a failure; empty content tells nothing of its cause, which is for the log. */
    static HttpProblem of(Throwable failure) {
        if (failure instanceof HttpProblem problem) {
            return problem;
        }
        if (failure instanceof LedgerUnavailableException) {
            return unavailable("The ledger");
        }
        if (failure instanceof DocumentsUnavailableException) {
            return unavailable("The folder of the documents");
        }
        if (failure instanceof DirectConsumerNotAvailableException || failure instanceof RejectedExecutionException) {
            return new HttpProblem(new Document(
                    "urn:caravan:routes-exchanged",
                    "Nothing can be accepted now",
                    503,
                    "The routes that take candidates are being exchanged. Send the request again in a moment.",
                    null));
        }
        String detail = "Something failed that should not; the log of the server says what.";
        return new HttpProblem(new Document("urn:caravan:internal-error", "Internal error", 500, detail, null));
    }

    /** The problem document. */
    @RegisterForReflection
    @JsonPropertyOrder({"type", "title", "status", "detail", "candidates"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Document(String type, String title, int status, String detail, List<Result> candidates) {}
}
