package dev.caravan.intake.xlsx;

import dev.caravan.intake.table.Cell;
import dev.caravan.intake.table.Table.RowWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a workbook with one sheet, by fastexcel. Texts stay texts, so that no spreadsheet makes dates of them. */
final class SheetWriter implements RowWriter {

    private static final int ROWS_IN_MEMORY = 100;

    private final OutputStream out;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int next;

    SheetWriter(OutputStream out, String name) {
        this.out = out;
        workbook = new Workbook(out, "Caravan", null);
        sheet = workbook.newWorksheet(name);
    }

    @Override
    public void write(List<Cell> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (cell.text().equals(cell.number())) {
                sheet.value(next, i, new BigDecimal(cell.number()));
            } else if (!cell.text().isEmpty()) {
                sheet.inlineString(next, i, cell.text());
            }
        }
        next++;
        if (next % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            workbook.close();
        }
    }
}
