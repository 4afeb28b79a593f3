package dev.caravan.intake.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The number formats of a workbook, by the number that its cells name. */
record Styles(List<NumberFormat> formats) {

    static final Styles NONE = new Styles(List.of());

    private static final int MOST = 100_000;

    static Styles read(Xml xml) throws IOException {
        Map<String, NumberFormat> own = new HashMap<>();
        List<NumberFormat> formats = new ArrayList<>();
        boolean ofCells = false;
        while (xml.next()) {
            if (xml.starts("numFmt") && xml.attribute("formatCode") != null) {
                own.put(xml.attribute("numFmtId"), NumberFormat.of(xml.attribute("formatCode")));
            } else if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
                ofCells = xml.starts("cellXfs");
            } else if (ofCells && xml.starts("xf")) {
                formats.add(format(xml.attribute("numFmtId"), own));
            }
            if (own.size() + formats.size() > MOST) {
                throw xml.damaged("expected at most " + MOST + " formats");
            }
        }
        return new Styles(formats);
    }

    NumberFormat format(String style) {
        int index = Workbook.number(style, -1);
        return index >= 0 && index < formats.size() ? formats.get(index) : NumberFormat.PLAIN;
    }

    private static NumberFormat format(String id, Map<String, NumberFormat> own) {
        NumberFormat format = own.get(id);
        return format == null ? NumberFormat.builtIn(Workbook.number(id, 0)) : format;
    }
}
