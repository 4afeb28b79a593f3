package dev.caravan.intake.zip;

import dev.caravan.intake.EnclosureName;
import dev.caravan.intake.Enclosures;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * The files in an archive, seen from one candidate file in it.
 *
 * @param folder of the candidate file, with a slash at its end; empty at the top
 * @param named takes the paths of those that a candidate has named
 */
record PackedFiles(Archive archive, String folder, Set<String> named) implements Enclosures {

    @Override
    public Optional<Enclosure> find(EnclosureName name) {
        String path = folder + name.path();
        return archive.names().contains(path) ? Optional.of(new Packed(archive, path)) : Optional.empty();
    }

    @Override
    public String expected() {
        return "a file of this name in the archive, beside the candidate file; pack it, and drop the archive again";
    }

    @Override
    public void named(EnclosureName name, boolean refused) {
        named.add(folder + name.path());
    }

    private record Packed(Archive archive, String path) implements Enclosure {

        @Override
        public long size() {
            return archive.size(path);
        }

        @Override
        public InputStream open() throws IOException {
            return archive.open(path);
        }

        @Override
        public Optional<String> fault() throws IOException {
            return archive.fault(path);
        }
    }
}
