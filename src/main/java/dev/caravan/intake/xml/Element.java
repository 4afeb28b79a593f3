package dev.caravan.intake.xml;

import java.util.List;
import java.util.Map;

/**
 * One element as it was written.
 *
 * @param name without a prefix
 * @param attributes by their names without prefixes
 * @param text its own, between its children too; empty when that is white space around children only
 * @param line where it begins, from 1 on
 * @param column where it begins in that line, from 1 on
 */
record Element(
        String name, Map<String, String> attributes, List<Element> children, String text, int line, int column) {}
