package dev.caravan.intake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;

/**
 * Goes once through a folder of files and their receipts, or of refused files and their problems, and takes people out. What
 * is named beside a file tells who is in it, so that a folder of 100,000 files is gone through without reading them. The
 * file itself comes first, and what names it last: a crash in between leaves what leads to it again.
 */
final class FolderSearch extends SimpleFileVisitor<Path> {

    /** Who is told what was found. */
    interface Finds {
        /** Whom the folder is searched for. */
        Set<String> ids();

        /** One more file was looked at; throws {@link InterruptedSearch} when the search has to end. */
        void looked() throws IOException;

        /** A file, or what names it, is gone. */
        void deleted(Set<String> ids);

        /** A file goes on without those people. */
        void rewritten(Set<String> ids);

        /** A record that is taken away names a file; that is kept in mind, as nothing leads to the file any more. */
        void named(Set<String> ids, Path document);

        /** A person has to look at the file. */
        void left(Set<String> ids, Path file, String why);
    }

    /** The process ends; the search begins again with the next. */
    static final class InterruptedSearch extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final Path base;
    private final String suffix;
    private final Removal removal;
    private final ErasedCopies copies;
    private final NamedDocuments documents;
    private final Finds finds;
    private final Set<String> wanted;

    /** @param suffix what the name of a file's receipt, or of its problems, ends with */
    FolderSearch(
            Path base, String suffix, Removal removal, ErasedCopies copies, NamedDocuments documents, Finds finds) {
        this.base = base;
        this.suffix = suffix;
        this.removal = removal;
        this.copies = copies;
        this.documents = documents;
        this.finds = finds;
        this.wanted = finds.ids();
    }

    void search() throws IOException {
        if (Files.isDirectory(base)) {
            Files.walkFileTree(base, this);
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        finds.looked();
        if (attributes.isRegularFile()) {
            try {
                look(file, attributes.size());
            } catch (NoSuchFileException e) {
                return FileVisitResult.CONTINUE; // somebody took it away meanwhile
            }
        }
        return FileVisitResult.CONTINUE;
    }

    /** What can't be read can't be searched: it is said, and the rest goes on. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        if (!(failure instanceof NoSuchFileException)) {
            finds.left(wanted, file, "it can't be read");
        }
        return FileVisitResult.CONTINUE;
    }

    /** A folder may be named after the person: it goes with the last of its files. */
    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
        if (failure != null && !(failure instanceof NoSuchFileException)) {
            throw failure;
        }
        if (!folder.equals(base)) {
            InboxFolders.removeIfEmpty(folder);
        }
        return FileVisitResult.CONTINUE;
    }

    private void look(Path file, long size) throws IOException {
        Set<String> owners = copies.idsOf(file, size);
        if (!owners.isEmpty()) {
            Path problems = file.resolveSibling(file.getFileName() + suffix);
            if (Sidecar.isOfDocument(problems)) {
                Files.deleteIfExists(problems);
            }
            Files.deleteIfExists(file);
            finds.deleted(owners);
            return;
        }
        String name = file.getFileName().toString();
        if (name.startsWith(".") && name.endsWith(Removal.HALF_WRITTEN)) {
            Files.deleteIfExists(file);
            return;
        }
        Optional<Sidecar> sidecar = name.endsWith(suffix) ? Sidecar.read(file, wanted) : Optional.empty();
        if (sidecar.isPresent()) {
            Path data = file.resolveSibling(name.substring(0, name.length() - suffix.length()));
            look(file, sidecar.get(), data);
        } else if (!Files.exists(file.resolveSibling(name + suffix))) {
            lookInto(file, name);
        }
    }

    private void look(Path path, Sidecar sidecar, Path data) throws IOException {
        if (sidecar.namesNobody()) {
            if (Files.exists(data)) {
                tellOfUnreadable(data);
            }
        } else if (!sidecar.named().isEmpty() && (!Files.exists(data) || clean(data, nameOf(sidecar), sidecar))) {
            if (sidecar.others()) {
                Removal.replace(path, half -> {
                    Sidecar.without(path, sidecar.named(), half);
                    return true;
                });
                finds.rewritten(sidecar.named());
            } else {
                Files.deleteIfExists(path);
                finds.deleted(sidecar.named());
            }
        }
    }

    /** Whether none of those who are named is in the file any more. */
    private boolean clean(Path data, String name, Sidecar sidecar) throws IOException {
        Set<String> ids = sidecar.named();
        documents.tell(base, data, name, ids);
        if (!sidecar.others()) {
            Files.deleteIfExists(data);
            finds.deleted(ids);
            return true;
        }
        return without(data, name, ids);
    }

    private boolean without(Path data, String name, Set<String> ids) throws IOException {
        Optional<String> problem = removal.remove(data, name, ids);
        problem.ifPresentOrElse(why -> finds.left(ids, data, why), () -> finds.rewritten(ids));
        return problem.isEmpty();
    }

    /** A file that nothing is written beside: somebody put it there, or took its receipt away. */
    private void lookInto(Path file, String name) throws IOException {
        if (removal.isDocument(file, name)) {
            return; // whose it is, its content has told
        }
        try {
            Removal.Held held = removal.held(file, name, wanted);
            documents.tell(base, file, held);
            if (!held.ids().isEmpty() && held.others()) {
                without(file, name, held.ids());
            } else if (!held.ids().isEmpty()) {
                Files.deleteIfExists(file);
                finds.deleted(held.ids());
            }
        } catch (UnreadableException e) {
            tellOfUnreadable(file);
        }
    }

    private void tellOfUnreadable(Path file) throws IOException {
        Set<String> found = Removal.inBytes(file, wanted);
        if (!found.isEmpty()) {
            finds.left(found, file, "it can't be read, and the externalId stands in it");
        }
    }

    private static String nameOf(Sidecar sidecar) {
        return String.valueOf(Path.of(sidecar.file()).getFileName());
    }
}
