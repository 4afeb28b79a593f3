package dev.caravan.intake.xlsx;

import java.io.IOException;

/**
 * What the workbook says of the sheet that is read.
 *
 * @param id under which the workbook names the sheet's part; null when there is no sheet
 * @param from1904 whether days are counted from 1904, as old Macintosh workbooks do
 */
record Sheets(String name, String id, boolean from1904) {

    private static final String PREFERRED = "candidates";

    static Sheets read(Xml xml) throws IOException {
        String name = null;
        String id = null;
        boolean from1904 = false;
        while (xml.next()) {
            if (xml.starts("workbookPr")) {
                String flag = xml.attribute("date1904");
                from1904 = "1".equals(flag) || "true".equals(flag);
            } else if (xml.starts("sheet")) {
                String found = String.valueOf(xml.attribute("name"));
                boolean isHidden = xml.attribute("state") != null && !"visible".equals(xml.attribute("state"));
                boolean isFirst = id == null && !isHidden;
                if (isFirst || found.strip().equalsIgnoreCase(PREFERRED) && !PREFERRED.equalsIgnoreCase(name)) {
                    name = found;
                    id = xml.attribute("id");
                }
            }
        }
        return new Sheets(name, id, from1904);
    }
}
