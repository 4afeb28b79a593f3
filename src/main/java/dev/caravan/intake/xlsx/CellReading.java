package dev.caravan.intake.xlsx;

import dev.caravan.intake.table.Cell;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads one cell of a sheet as a person sees it. */
record CellReading(SharedStrings texts, Styles styles, boolean from1904) {

    private static final String NEVER_CALCULATED =
            "a value; its formula was never calculated: open the workbook in a spreadsheet program and save it again";

    /** The cell that has just begun, to its end. */
    Cell read(Xml xml) throws IOException {
        String type = xml.attribute("t");
        NumberFormat format = styles.format(xml.attribute("s"));
        String value = null;
        boolean hasFormula = false;
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("v")) {
                value = xml.text();
            } else if (xml.starts("is")) {
                value = RichText.of(xml, "is");
            } else if (xml.starts("f")) {
                hasFormula = true;
            }
        }
        if (value == null || value.isEmpty()) {
            boolean isText = "str".equals(type) || "s".equals(type) || "inlineStr".equals(type);
            return hasFormula && !isText ? Cell.unreadable("", NEVER_CALCULATED) : Cell.EMPTY;
        }
        return switch (type == null ? "n" : type) {
            case "s" -> shared(xml, value);
            case "str" -> Cell.text(RichText.plain(value));
            case "inlineStr" -> Cell.text(value);
            case "b" -> Cell.text(value.equals("0") ? "false" : "true");
            case "e" -> Cell.unreadable(value, "a value; the formula of the cell has failed");
            case "d" -> Cell.text(value.replaceFirst("T00:00:00(\\.0+)?$", ""));
            default -> number(xml, value, format);
        };
    }

    private Cell shared(Xml xml, String value) throws IOException {
        String text = texts.get(Workbook.number(value, -1));
        if (text == null) {
            throw xml.damaged("expected a text of number " + value);
        }
        return Cell.text(text);
    }

    private Cell number(Xml xml, String value, NumberFormat format) throws IOException {
        if (value.length() > 30 || !value.strip().matches("[+-]?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]{1,3})?|[0-9]+\\.")) {
            throw xml.damaged("expected a number");
        }
        BigDecimal number = new BigDecimal(value.strip());
        String shown = format.show(number, from1904);
        boolean isTime = format.hasDate() || format.hasTime();
        return isTime ? Cell.text(shown) : Cell.number(shown, NumberFormat.plain(number));
    }
}
