package dev.caravan.vendor.merge;

import dev.caravan.candidate.Document;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A document as Merge shows it.
 *
 * @param name by which it is found again: the one that the document was given, or else its kind, numbered where that is taken
 */
record MergeFile(Document document, String name) {

    private static final Map<String, String> ENDINGS = Map.of(
            "application/pdf", ".pdf",
            "application/msword", ".doc",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx",
            "application/vnd.oasis.opendocument.text", ".odt",
            "application/rtf", ".rtf",
            "text/plain", ".txt",
            "image/jpeg", ".jpg",
            "image/png", ".png");

    /** Those documents of the candidate: a name is taken by any of all that it has, whether that one goes or not. */
    static List<MergeFile> of(List<Document> some, List<Document> all) {
        Set<String> taken = all.stream()
                .map(Document::fileName)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        Map<String, MergeFile> files = new HashMap<>();
        all.forEach(document ->
                files.computeIfAbsent(identity(document), identity -> new MergeFile(document, free(document, taken))));
        return some.stream().map(MergeFile::identity).distinct().map(files::get).toList();
    }

    /** What makes it the same as another, in whatever company: so its number is no part of it. */
    String identity() {
        return identity(document);
    }

    /** Merge fetches itself what is given by url: that it was fetched for others, too, makes no other document of it. */
    private static boolean isHere(Document document) {
        return document.url() == null && document.content() != null;
    }

    private static String identity(Document document) {
        return String.join(
                "\0",
                document.kind().word(),
                document.fileName() == null ? name(document, "") : document.fileName(),
                isHere(document) ? document.content().sha256() : document.url());
    }

    private static String free(Document document, Set<String> taken) {
        if (document.fileName() != null) {
            return document.fileName();
        }
        String name = name(document, "");
        for (int number = 2; !taken.add(name); number++) {
            name = name(document, "-" + number);
        }
        return name;
    }

    private static String name(Document document, String number) {
        String ending =
                isHere(document) ? ENDINGS.getOrDefault(document.content().type(), "") : "";
        return document.kind().word() + number + ending;
    }
}
