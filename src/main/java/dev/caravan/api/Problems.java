package dev.caravan.api;

import dev.caravan.intake.HttpProblem;
import dev.caravan.ledger.LedgerUnavailableException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes every failure of the API a problem document (RFC 9457). */
class Problems {

    @ServerExceptionMapper
    Response problem(ProblemException problem) {
        return document(problem.status(), problem.getMessage());
    }

    @ServerExceptionMapper
    Response ledgerUnavailable(LedgerUnavailableException unavailable) {
        return Response.fromResponse(document(503, unavailable.getMessage()))
                .header("Retry-After", 5)
                .build();
    }

    @ServerExceptionMapper
    Response posted(HttpProblem posted) {
        return Response.status(posted.document().status())
                .type("application/problem+json")
                .entity(posted.document())
                .build();
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException notFound) {
        return document(
                404, "There is nothing at this address, or one of its parameters can't be read; see /api/openapi");
    }

    @ServerExceptionMapper
    Response other(WebApplicationException other) {
        return document(other.getResponse().getStatus(), other.getMessage());
    }

    private static Response document(int status, String detail) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return Response.status(status)
                .type("application/problem+json")
                .entity(new ProblemDocument(
                        "about:blank", known == null ? "Error" : known.getReasonPhrase(), status, detail))
                .build();
    }

    /** The members of RFC 9457. */
    record ProblemDocument(String type, String title, int status, String detail) {}
}
