package dev.caravan.intake.resume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.candidate.Warning;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a candidate of one resume, and knows what of the resume went where, and what went nowhere. */
final class ResumeReading {

    private static final String LINKEDIN = "https://www.linkedin.com/in/";
    private static final String WORK = "work";

    private final JsonNode resume;
    private final ObjectNode candidate = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> origins = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    private ResumeReading(JsonNode resume) {
        this.resume = resume;
    }

    /** @param idOfFile the id when the resume has none; null when there is no other */
    static ResumeReading of(JsonNode resume, String idOfFile) {
        ResumeReading reading = new ResumeReading(resume);
        reading.id(idOfFile);
        reading.basics();
        reading.profiles();
        reading.work();
        reading.skills();
        return reading;
    }

    ObjectNode candidate() {
        return candidate;
    }

    Map<String, String> origins() {
        return origins;
    }

    List<Warning> warnings() {
        return Leftovers.of(resume, used);
    }

    private void id(String idOfFile) {
        origins.put("/externalId", ResumeId.POINTER);
        String id = take(ResumeId.POINTER);
        if (id != null || idOfFile != null) {
            candidate.put("externalId", id != null ? id : idOfFile);
        }
    }

    private void basics() {
        name(take("/basics/name"));
        put("headline", "/basics/label");
        add("emails", "/basics/email");
        add("phones", "/basics/phone");
        link("Website", "/basics/url");
        String summary = take("/basics/summary");
        if (summary != null) {
            origins.put("/notes", "/basics/summary");
            candidate.withArray("/notes").addObject().put("subject", "Summary").put("content", summary);
        }
        String image = take("/basics/image", "/basics/picture");
        if (image != null) {
            origins.put("/documents", "/basics/image");
            candidate.withArray("/documents").addObject().put("kind", "photo").put("url", image);
        }
        String location = Stream.of("city", "region", "countryCode")
                .map(part -> take("/basics/location/" + part))
                .filter(part -> part != null)
                .collect(Collectors.joining(", "));
        if (!location.isEmpty()) {
            origins.put("/location", "/basics/location");
            candidate.put("location", location);
        }
    }

    /** The standard has one field for the name: its last word is the last name. */
    private void name(String name) {
        if (name == null) {
            return;
        }
        int last = name.lastIndexOf(' ') + 1;
        if (last > 0) {
            candidate.put("firstName", name.substring(0, last).strip());
        }
        candidate.put("lastName", name.substring(last));
        origins.put("/firstName", "/basics/name");
        origins.put("/lastName", "/basics/name");
    }

    private void profiles() {
        for (int i = 0; i < resume.at("/basics/profiles").size(); i++) {
            String profile = "/basics/profiles/" + i;
            String network = text(profile + "/network");
            String url = text(profile + "/url");
            String user = text(profile + "/username");
            boolean isLinkedIn =
                    "linkedin".equalsIgnoreCase(network) || url != null && url.contains("linkedin.com/in/");
            if (isLinkedIn && !candidate.has("linkedinUrl") && (url != null || isWord(user))) {
                used.addAll(List.of(profile + "/network", profile + "/url", profile + "/username"));
                origins.put("/linkedinUrl", url != null ? profile + "/url" : profile + "/username");
                candidate.put("linkedinUrl", url != null ? url : LINKEDIN + user);
            } else if (url != null) {
                used.addAll(List.of(profile + "/network", profile + "/username"));
                link(network, profile + "/url");
            }
        }
    }

    private static boolean isWord(String user) {
        return user != null && user.matches("[\\w%-]+");
    }

    /** The first job that has not ended. */
    private void work() {
        for (int i = 0; i < resume.path(WORK).size(); i++) {
            String job = "/" + WORK + "/" + i;
            if (text(job + "/endDate") == null) {
                put("currentCompany", job + "/name", job + "/company");
                put("currentPosition", job + "/position");
                return;
            }
        }
    }

    private void skills() {
        for (int i = 0; i < resume.path("skills").size(); i++) {
            String skill = "/skills/" + i;
            add("tags", skill + "/name");
            for (int j = 0; j < resume.at(skill + "/keywords").size(); j++) {
                add("tags", skill + "/keywords/" + j);
            }
        }
    }

    private void put(String field, String... places) {
        String value = take(places);
        if (value != null) {
            candidate.put(field, value);
            origins.put("/" + field, text(places[0]) != null ? places[0] : places[places.length - 1]);
        }
    }

    private void add(String field, String place) {
        String value = take(place);
        if (value != null) {
            origins.put("/" + field + "/" + candidate.withArray("/" + field).size(), place);
            candidate.withArray("/" + field).add(value);
        }
    }

    private void link(String name, String place) {
        String url = take(place);
        if (url != null) {
            origins.put("/links/" + candidate.withArray("/links").size(), place);
            ObjectNode link = candidate.withArray("/links").addObject();
            if (name != null) {
                link.put("name", name);
            }
            link.put("url", url);
        }
    }

    /** The first of the places where something stands, which is then carried; null when nothing does. */
    private String take(String... places) {
        for (String place : places) {
            String text = text(place);
            if (text != null) {
                used.add(place);
                return text;
            }
        }
        return null;
    }

    private String text(String place) {
        JsonNode value = resume.at(place);
        boolean isText = value.isTextual() || value.isNumber();
        return isText && !value.asText().isBlank() ? value.asText().strip() : null;
    }
}
