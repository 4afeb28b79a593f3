package dev.caravan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The files that came along with candidates: what a document names as its {@code file} is looked for here. */
public interface Enclosures {

    /** Where nothing came along. */
    Enclosures NONE = new Enclosures() {
        @Override
        public Optional<Enclosure> find(EnclosureName name) {
            return Optional.empty();
        }

        @Override
        public String expected() {
            return "a file that comes along, which is not possible here; use data or url,"
                    + " or send the candidate as multipart/form-data";
        }
    };

    /** The file of that name; empty when there is none. */
    Optional<Enclosure> find(EnclosureName name) throws IOException;

    /** What a sender reads who named a file that did not come: what was expected, and what to do. */
    String expected();

    /** How long it was waited for, in words; empty when it was not. */
    default String waited() {
        return "";
    }

    /** Whether a file that is not here yet may still come. */
    default boolean mayStillCome() {
        return false;
    }

    /** Of these names, which all stand in one source, the ones that are worth waiting for; they will be asked for again. */
    default List<EnclosureName> awaited(Collection<EnclosureName> names) throws IOException {
        return List.of();
    }

    /** A candidate has named that file; when the candidate is refused, both have to come again together. */
    default void named(EnclosureName name, boolean refused) throws IOException {
        // Nobody has to know.
    }

    /** The files that came along and that no candidate has named, as far as that would be a mistake. */
    default List<String> unnamed() {
        return List.of();
    }

    /** A file that came along. */
    interface Enclosure {

        long size() throws IOException;

        InputStream open() throws IOException;

        /** What is wrong with it, in words; asked only when its size is one that may be. */
        default Optional<String> fault() throws IOException {
            return Optional.empty();
        }
    }
}
