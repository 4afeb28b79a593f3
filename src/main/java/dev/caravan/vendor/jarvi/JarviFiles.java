package dev.caravan.vendor.jarvi;

import static java.util.stream.Collectors.partitioningBy;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.delivery.Additions;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.DocumentFit;
import dev.caravan.delivery.DocumentFitting;
import dev.caravan.delivery.DocumentPlace;
import dev.caravan.delivery.FileTexts;
import dev.caravan.delivery.Remarks;
import dev.caravan.delivery.RequestSize;
import dev.caravan.delivery.SentOnce;
import dev.caravan.document.DocumentContent;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The files of a candidate at Jarvi, which adds them anew each time: each goes once, and as many as a request has room for. */
@Singleton
class JarviFiles {

    /** What Jarvi says of its applicants; that its profiles take no more is inferred. */
    static final long REQUEST = 4_500_000;

    private static final DocumentPlace ANY =
            DocumentPlace.forContent(Kind.values()).atMost(RequestSize.bytesIn(REQUEST));

    private final Additions<JarviFile> sort = new Additions<>(
            "documents",
            JarviFiles::of,
            JarviFile::identity,
            JarviFiles::fitting,
            new Additions.Former<>("files", this::formerHash));
    private final DocumentFitting fitting;
    private final FileTexts texts;

    JarviFiles(DocumentFitting fitting, FileTexts texts) {
        this.fitting = fitting;
        this.texts = texts;
    }

    /** Files as something that goes out once. */
    Additions<JarviFile> sort() {
        return sort;
    }

    void put(Body body, Delivery delivery) {
        fitting.heeded(fit(delivery));
        Map<Boolean, List<JarviFile>> unsent =
                SentOnce.before(delivery).unsent(sort).stream().collect(partitioningBy(JarviFile::isResume));
        body.putEach("resumesFiles", unsent.get(true), this::body);
        body.putEach("files", unsent.get(false), this::body);
    }

    void remark(Delivery delivery, Remarks remarks) {
        remarks.inDoubt(SentOnce.before(delivery), sort);
        fit(delivery).remark(remarks);
    }

    private DocumentFit fit(Delivery delivery) {
        DocumentFit fit = fitting.of(delivery.vendor(), delivery.candidate(), ANY);
        SentOnce.before(delivery)
                .withoutRoom(sort)
                .forEach(file -> fit.without(
                        file.document(),
                        String.format(
                                Locale.ROOT,
                                "a request to jarvi may have %,d bytes, and has no room for it",
                                REQUEST)));
        return fit;
    }

    private Body body(JarviFile file) {
        return Body.empty()
                .put("fileName", file.fileName())
                .put("data", texts.base64(file.prefix(), file.document()).orElse(null));
    }

    private String formerHash(JarviFile file) {
        return Additions.hash(out -> {
            out.write(file.formerIdentity().getBytes(StandardCharsets.UTF_8));
            texts.writeBase64(file.document(), out);
        });
    }

    /** The documents that Jarvi can be sent at all, and the cover letter, for which it has no field. */
    private static List<JarviFile> of(Candidate candidate) {
        return Stream.concat(
                        candidate.documents().stream(),
                        Stream.ofNullable(candidate.coverLetter()).map(JarviFiles::letter))
                .flatMap(document ->
                        DocumentContent.of(document).map(content -> JarviFile.of(document, content)).stream())
                .filter(file -> file.content().size() <= ANY.bytes())
                .toList();
    }

    private static Document letter(String text) {
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return new Document(Kind.COVER_LETTER, "cover-letter.txt", null, base64, null, null);
    }

    /** As many as go into one request, resumes first; in the candidate's order. */
    private static List<JarviFile> fitting(Candidate candidate, List<JarviFile> files) {
        if (files.isEmpty()) {
            return files;
        }
        long left = RequestSize.left(REQUEST, candidate);
        List<JarviFile> chosen = new ArrayList<>();
        for (JarviFile file : files.stream()
                .sorted(Comparator.comparing(JarviFile::isResume).reversed())
                .toList()) {
            if (file.length() <= left) {
                left -= file.length();
                chosen.add(file);
            }
        }
        return files.stream().filter(chosen::contains).toList();
    }
}
