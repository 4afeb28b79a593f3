package dev.caravan.api;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Turns away what a caller can't have meant, before it does anything. */
class Strictness {

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    /** A misspelt filter would mean everything, and a misspelt {@code dryRun} would not be one. */
    @ServerRequestFilter
    void refuseUnknownParameters(ContainerRequestContext request, ResourceInfo resource) {
        Set<String> expected = known.computeIfAbsent(resource.getResourceMethod(), Strictness::parameters);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!expected.contains(name)) {
                throw new ProblemException(
                        400,
                        name + ": there is no such parameter here"
                                + (expected.isEmpty() ? "" : "; there are " + String.join(", ", expected)));
            }
            if (values.size() != 1 || values.get(0).isBlank()) {
                throw new ProblemException(
                        400, name + ": expected one value, got " + (values.size() == 1 ? "none" : values.size()));
            }
        });
    }

    /** A page of some other site must not make the browser of somebody on this machine replay or pause. */
    @ServerRequestFilter
    void refuseOtherSites(ContainerRequestContext request) {
        if (!request.getMethod().equals("GET") && isFromAnotherSite(request)) {
            throw new ProblemException(403, "This comes from a page of another site, which may not do that");
        }
    }

    /** As the browser says; programs say nothing of the kind. */
    private static boolean isFromAnotherSite(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeaderString("Origin");
        String host = request.getHeaderString("Host");
        return origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host);
    }

    private static Set<String> parameters(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                names.add(query.value());
            }
        }
        return names;
    }
}
