package dev.caravan.intake.table;

import dev.caravan.intake.Completeness;
import dev.caravan.intake.UnreadableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The first row that is not empty: the names of the columns. What is wrong with it is said all at once. */
public final class Header {

    private static final int MOST_COLUMNS = 1000;
    private static final int MOST_STEPS = 8;
    private static final int TOLD_AT_MOST = 10;

    private final long row;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int known;

    private Header(long row) {
        this.row = row;
    }

    /** @throws UnreadableException when a name is unknown, or two columns stand for one value */
    static Header of(Row row) throws UnreadableException {
        Header header = new Header(row.number());
        int width = row.cells().size();
        while (width > 0 && row.cells().get(width - 1).isEmpty()) {
            width--;
        }
        if (width > MOST_COLUMNS) {
            throw header.refused("expected at most " + MOST_COLUMNS + " columns");
        }
        for (int i = 0; i < width; i++) {
            header.add(i, row.cell(i).value());
        }
        header.check();
        return header;
    }

    List<Column> columns() {
        return columns;
    }

    /** The column of an index; one without a name beyond those that are there. */
    Column column(int index) {
        return index < columns.size() ? columns.get(index) : Column.unread(index, "");
    }

    /** How many cells of a row are names of columns; to find out by which character they are separated. */
    public static long known(List<String> names) {
        return names.stream()
                .filter(name -> isVendors(name) || find(name).isPresent())
                .count();
    }

    /** Whether a row of these names can be a header: the one field that is always required is among them. */
    public static boolean isHeader(List<String> names) {
        return names.stream()
                .anyMatch(name -> find(name).filter(Field.EXTERNAL_ID::equals).isPresent());
    }

    private void add(int index, String name) {
        Column column = Column.unread(index, name);
        if (isVendors(name)) {
            List<String> path =
                    Arrays.asList(name.substring(name.indexOf('.') + 1).split("\\.", -1));
            column = Column.ofVendor(index, name, path);
            if (path.size() < 2 || path.size() > MOST_STEPS || path.stream().anyMatch(String::isBlank)) {
                problems.add(column.place() + ": expected a name such as vendors.merge.remoteUserId");
            }
            known++;
        } else {
            Optional<Field> field = find(name);
            if (field.isPresent()) {
                column = Column.of(index, name, field.get());
                known++;
            } else if (!name.isEmpty() && !column.isProblem()) {
                problems.add(column.place() + ": expected the name of a field"
                        + Names.nearest(name)
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse(""));
            }
        }
        columns.add(column);
    }

    private static boolean isVendors(String name) {
        return name.strip().toLowerCase(Locale.ROOT).startsWith(Field.VENDORS.path());
    }

    /** Columns of a list may be numbered, such as "E-mail 2". */
    private static Optional<Field> find(String name) {
        String key = Names.key(name);
        String unnumbered = key.replaceAll("[0-9]+$", "");
        return Field.named(key)
                .or(() -> Field.named(unnumbered).filter(field -> field.kind().isList()));
    }

    private void check() throws UnreadableException {
        if (known == 0) {
            throw refused("expected a header: the names of the fields, such as externalId; none of its names is known");
        }
        Map<String, Column> taken = new LinkedHashMap<>();
        for (Column column : columns) {
            if (column.isRead() && !column.field().kind().isList()) {
                checkSingle(column, taken);
            }
        }
        if (!taken.containsKey("/externalId")) {
            problems.add("expected a column externalId, the sender's own id of each candidate");
        }
        if (!problems.isEmpty()) {
            String more = problems.size() > TOLD_AT_MOST ? "; and " + (problems.size() - TOLD_AT_MOST) + " more" : "";
            throw refused(String.join("; ", problems.subList(0, Math.min(problems.size(), TOLD_AT_MOST))) + more);
        }
    }

    private void checkSingle(Column column, Map<String, Column> taken) {
        String pointer = column.pointer();
        taken.forEach((other, first) -> {
            if (other.equals(pointer) || other.startsWith(pointer + "/") || pointer.startsWith(other + "/")) {
                problems.add(
                        first.place() + " and " + column.place() + " stand for the same field, which has one value");
            }
        });
        taken.put(pointer, column);
    }

    private UnreadableException refused(String expected) {
        return new UnreadableException(Completeness.BROKEN, "row " + row + ": " + expected);
    }
}
