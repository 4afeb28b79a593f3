package dev.caravan.route;

import dev.caravan.catalogue.Vendors;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The route files on disk: those beside each other at the top, and those of each vendor that is on. */
final class RouteFolder {

    /** What all deliveries share comes first, then the vendors; the way in comes last. */
    static final Comparator<String> ORDER = Comparator.<String>comparingInt(
                    file -> file.equals("delivery.camel.yaml") ? 0 : file.startsWith("vendors/") ? 1 : 2)
            .thenComparing(Comparator.naturalOrder());

    private static final String ENDING = ".camel.yaml";

    private final Path folder;
    private final Vendors vendors;

    RouteFolder(Path folder, Vendors vendors) {
        this.folder = folder;
        this.vendors = vendors;
    }

    /** Each file with what is in it now. Throws when the folder itself can't be listed: then nothing is known of any file. */
    SortedMap<String, RouteSource> read() throws IOException {
        SortedMap<String, RouteSource> files = new TreeMap<>(ORDER);
        for (Path file : list(folder)) {
            read(file.getFileName().toString(), file, files);
        }
        for (String vendor : vendors.on()) {
            Path vendorFolder = folder.resolve("vendors").resolve(vendor);
            try {
                for (Path file : list(vendorFolder)) {
                    read("vendors/" + vendor + "/" + file.getFileName(), file, files);
                }
            } catch (NoSuchFileException | NotDirectoryException gone) {
                // then the vendor has no route files
            }
        }
        return files;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static void read(String name, Path file, SortedMap<String, RouteSource> files) {
        try {
            files.put(name, new RouteSource(Files.readString(file), null));
        } catch (NoSuchFileException gone) {
            // between the listing and the reading
        } catch (MalformedInputException e) {
            files.put(name, new RouteSource(null, "it is not UTF-8; save it as UTF-8"));
        } catch (IOException e) {
            files.put(
                    name,
                    new RouteSource(null, "it can't be read: " + e.getClass().getSimpleName()));
        }
    }
}
