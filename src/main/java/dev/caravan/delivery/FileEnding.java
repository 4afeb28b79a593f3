package dev.caravan.delivery;

import static java.util.stream.Collectors.toSet;

import dev.caravan.candidate.Document;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What the names of a document say of its type, as long as nobody has looked into it. */
final class FileEnding {

    /** Endings that tell a type. Any other, as that of {@code /download.php}, may hide anything. */
    private static final Set<String> TELLING = Set.of(
            "pdf", "doc", "docx", "odt", "rtf", "txt", "md", "pages", "html", "htm", "xls", "xlsx", "ods", "csv", "ppt",
            "pptx", "odp", "key", "jpg", "jpeg", "png", "gif", "webp", "svg", "heic", "tif", "tiff", "bmp", "zip",
            "rar", "7z", "json", "xml", "eml", "msg", "mp3", "mp4", "mov");

    private FileEnding() {}

    /** Whether the file's name or the URL ends in one of these, or neither shows that it is of another type. */
    static boolean mayBe(Document document, Set<String> endings) {
        Set<String> shown = Stream.of(
                        document.fileName(),
                        document.url() == null ? null : document.url().split("[?#]", 2)[0])
                .filter(Objects::nonNull)
                .map(FileEnding::of)
                .collect(toSet());
        return endings.isEmpty()
                || shown.stream().anyMatch(endings::contains)
                || shown.stream().noneMatch(TELLING::contains);
    }

    private static String of(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1)
                .toLowerCase(Locale.ROOT);
    }
}
