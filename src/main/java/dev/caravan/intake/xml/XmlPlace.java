package dev.caravan.intake.xml;

import dev.caravan.intake.Problem;

/**
 * Where something stands in a document.
 *
 * @param path the way to it, such as {@code /candidates/candidate[2]/emails/email[1]}
 */
record XmlPlace(int line, int column, String path) {

    private static final int SHOWN = 60;

    static XmlPlace of(Element element, String path) {
        return new XmlPlace(element.line(), element.column(), path);
    }

    /** A name, which is as long as its sender likes. */
    static String shown(String name) {
        return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
    }

    /** The same place with a longer path. */
    XmlPlace within(String more) {
        return new XmlPlace(line, column, path + more);
    }

    /** @param pointer the field in the candidate */
    Problem problem(String pointer, String expected, String found) {
        String words = this + ": expected " + expected + (found == null ? "" : ", found " + found);
        return new Problem(pointer, null, expected, found, words);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column + ", " + path;
    }
}
