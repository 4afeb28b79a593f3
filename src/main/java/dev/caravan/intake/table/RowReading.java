package dev.caravan.intake.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.intake.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a candidate of one row, and knows from which column each value came. */
final class RowReading {

    private static final String CURRENCY = "/compensation/currency";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Header header;
    private final Row row;
    private final ObjectNode candidate = NODES.objectNode();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Column, String> currencies = new LinkedHashMap<>();
    private final Map<String, Column> origins = new LinkedHashMap<>();

    private RowReading(Header header, Row row) {
        this.header = header;
        this.row = row;
    }

    static RowReading of(Header header, Row row) {
        RowReading reading = new RowReading(header, row);
        for (int i = 0; i < row.cells().size(); i++) {
            reading.read(header.column(i), row.cell(i));
        }
        reading.currencies.forEach(reading::currency);
        return reading;
    }

    ObjectNode candidate() {
        return candidate;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The column that a place in the candidate was read from, or should have been. */
    Optional<Column> column(String pointer) {
        Column exact = origins.get(pointer);
        if (exact != null) {
            return Optional.of(exact);
        }
        return origins.entrySet().stream()
                .filter(origin -> isWithin(origin.getKey(), pointer) || isWithin(pointer, origin.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> header.columns().stream()
                        .filter(column -> column.isRead() && column.pointer().equals(pointer))
                        .findFirst());
    }

    private static boolean isWithin(String pointer, String outer) {
        return pointer.startsWith(outer + "/");
    }

    private void read(Column column, Cell cell) {
        if (cell.isEmpty() || column.isProblem()) {
            return;
        }
        if (cell.problem() != null) {
            problem(column, cell.problem(), cell.text().startsWith("#") ? cell.value() : null);
        } else if (!column.isRead()) {
            problem(column, "nothing: the column has no name in the header", "a value");
        } else {
            take(column, cell, cell.value());
        }
    }

    private void take(Column column, Cell cell, String text) {
        Field field = column.field();
        switch (field.kind()) {
            case NUMBER -> {
                set(column, Written.number(cell).map(NODES::numberNode), Written.NUMBER);
                if (Written.currency(cell) != null) {
                    currencies.put(column, Written.currency(cell));
                }
            }
            case BOOLEAN -> set(column, Written.truth(text).map(NODES::booleanNode), Written.BOOLEAN);
            case NOTE_TIME -> set(column, Written.time(text).map(NODES::textNode), Written.TIME);
            case WORD -> set(column, Optional.of(NODES.textNode(Written.word(text))), null);
            case VENDOR -> set(column, Optional.of(vendorValue(text)), null);
            case TEXT, NOTE -> set(column, Optional.of(NODES.textNode(text)), null);
            default -> {
                for (String value : text.split("[;\\r\\n]+")) {
                    if (!Written.stripped(value).isEmpty()) {
                        add(column, Written.stripped(value));
                    }
                }
            }
        }
    }

    private static JsonNode vendorValue(String text) {
        boolean isTruth = text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
        return isTruth ? NODES.booleanNode(text.equalsIgnoreCase("true")) : NODES.textNode(text);
    }

    private void set(Column column, Optional<? extends JsonNode> value, String expected) {
        if (value.isEmpty()) {
            problem(column, expected, "something else");
            return;
        }
        List<String> steps = List.of(column.pointer().substring(1).split("/"));
        boolean isNote =
                column.field().kind() == Field.Kind.NOTE || column.field().kind() == Field.Kind.NOTE_TIME;
        ObjectNode holder = isNote ? note() : candidate;
        for (String step : isNote ? List.<String>of() : steps.subList(0, steps.size() - 1)) {
            holder = child(holder, plain(step));
        }
        holder.set(plain(steps.get(steps.size() - 1)), value.get());
        origins.put(column.pointer(), column);
    }

    /** What is written with an amount is the currency of all, unless another is given. */
    private void currency(Column column, String currency) {
        JsonNode given = candidate.at(CURRENCY);
        if (given.isMissingNode()) {
            child(candidate, "compensation").put("currency", currency);
            origins.put(CURRENCY, column);
        } else if (!currency.equals(given.textValue())) {
            problem(column, "all amounts in one currency", currency);
        }
    }

    private static ObjectNode child(ObjectNode object, String name) {
        JsonNode child = object.get(name);
        return child == null ? object.putObject(name) : (ObjectNode) child;
    }

    private ObjectNode note() {
        ArrayNode notes = candidate.withArray("/notes");
        return notes.isEmpty() ? notes.addObject() : (ObjectNode) notes.get(0);
    }

    private static String plain(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    private void add(Column column, String value) {
        String name = column.pointer();
        ArrayNode list = candidate.withArray(name);
        origins.put(name + "/" + list.size(), column);
        Field field = column.field();
        switch (field.kind()) {
            case WORDS -> list.add(Written.word(value));
            case LINKS -> list.add(link(value));
            case NAMED_LINKS -> list.addObject().put("name", field.detail()).put("url", value);
            case DOCUMENTS -> list.addObject().put("kind", field.detail()).put(isUrl(value) ? "url" : "file", value);
            default -> list.add(value);
        }
    }

    /** {@code GitHub https://github.com/ada}, or the address alone. */
    private static ObjectNode link(String value) {
        ObjectNode link = NODES.objectNode();
        int at = value.lastIndexOf("http");
        String name = at <= 0 ? "" : value.substring(0, at).replaceAll("[\\s\\h:=]+$", "");
        if (!name.isBlank()) {
            link.put("name", name);
        }
        return link.put("url", at <= 0 ? value : value.substring(at));
    }

    private static boolean isUrl(String value) {
        return value.matches("(?i)https?://.*");
    }

    private void problem(Column column, String expected, String found) {
        problems.add(Problem.inColumn(column.name(), place(row, column), expected, found));
    }

    static String place(Row row, Column column) {
        return "row " + row.number() + ", " + column.place();
    }
}
