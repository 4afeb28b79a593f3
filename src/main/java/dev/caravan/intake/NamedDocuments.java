package dev.caravan.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the documents that records name, where they were filed. A name tells less than a content does: somebody else's may
 * have had the same. So these are for a person to look at, but for those of which it is known whose they are.
 */
final class NamedDocuments {

    private final InboxFolders inbox;
    private final Removal removal;
    private final ErasedCopies copies;
    private final FolderSearch.Finds finds;

    NamedDocuments(InboxFolders inbox, Removal removal, ErasedCopies copies, FolderSearch.Finds finds) {
        this.inbox = inbox;
        this.removal = removal;
        this.copies = copies;
        this.finds = finds;
    }

    /**
     * Tells of the documents of those people, before the records go that lead to them.
     *
     * @param base the folder of filed files in which the one with the records is
     * @param name that it was dropped with
     */
    void tell(Path base, Path candidateFile, String name, Set<String> ids) throws IOException {
        try {
            tell(base, candidateFile, removal.held(candidateFile, name, ids));
        } catch (UnreadableException e) {
            return; // it names nothing that could have come along
        }
    }

    /** The same, when it is known already what the file holds. */
    void tell(Path base, Path candidateFile, Removal.Held held) throws IOException {
        for (Map.Entry<EnclosureName, Set<String>> named : held.documents().entrySet()) {
            try {
                for (Path document : called(named.getKey(), base.relativize(candidateFile))) {
                    finds.named(named.getValue(), document);
                }
            } catch (InvalidPathException e) {
                continue; // no file can have that name here
            }
        }
    }

    /** Names are given in composed form; a file system may have the folder in the other. */
    private Set<Path> called(EnclosureName name, Path candidateFile) throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        for (Path base : List.of(inbox.done(), inbox.refused())) {
            for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
                String folder = Normalizer.normalize(folderOf(name), form);
                found.addAll(in(base.resolve(candidateFile).resolveSibling(folder), name));
            }
        }
        return found;
    }

    private List<Path> in(Path folder, EnclosureName name) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> isCalled(file, name))) {
                files.forEach(found::add);
            }
        }
        return found;
    }

    private static String folderOf(EnclosureName name) {
        return name.path().substring(0, name.path().length() - name.fileName().length());
    }

    /** Also under the name that it got because there was one of that name, as {@link InboxFolders#distinct} makes it. */
    private boolean isCalled(Path file, EnclosureName name) throws IOException {
        String plain = InboxFolders.fitting(name.fileName());
        String called = Normalizer.normalize(file.getFileName().toString(), Normalizer.Form.NFC);
        int mark = called.lastIndexOf('~');
        boolean isIt = called.equals(plain)
                || mark > 0 && called.equals(InboxFolders.distinct(plain, markOf(called.substring(mark + 1))));
        return isIt && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && copies.isNobodys(file);
    }

    private static String markOf(String rest) {
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
