package dev.caravan.intake.table;

import java.util.List;

/**
 * One row of a table.
 *
 * @param number as a spreadsheet shows it: the first is 1
 * @param cells from the first column on; what a row does not reach is empty
 */
public record Row(long number, List<Cell> cells) {

    boolean isEmpty() {
        return cells.stream().allMatch(Cell::isEmpty);
    }

    Cell cell(int index) {
        return index < cells.size() ? cells.get(index) : Cell.EMPTY;
    }

    /** Roughly the bytes that it holds in memory. */
    int weight() {
        int weight = 0;
        for (Cell cell : cells) {
            weight += 64 + 2 * cell.text().length();
        }
        return weight;
    }
}
