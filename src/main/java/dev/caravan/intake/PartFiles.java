package dev.caravan.intake;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files that came as parts of a request, by their filenames. */
final class PartFiles implements Enclosures {

    private final Map<String, Path> files;
    private final Set<String> named = new LinkedHashSet<>();

    PartFiles(Map<String, Path> files) {
        this.files = files;
    }

    @Override
    public Optional<Enclosure> find(EnclosureName name) {
        return Optional.ofNullable(files.get(name.path())).map(Multipart.Part::new);
    }

    @Override
    public String expected() {
        return "a part of the request with this filename";
    }

    @Override
    public void named(EnclosureName name, boolean refused) {
        named.add(name.path());
    }

    @Override
    public List<String> unnamed() {
        return files.keySet().stream().filter(name -> !named.contains(name)).toList();
    }
}
