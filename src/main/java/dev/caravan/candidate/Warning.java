package dev.caravan.candidate;

/**
 * Something that was taken as it is though it may not be what the sender meant.
 *
 * @param pointer the JSON pointer of the field in the candidate
 * @param message what was noticed; never the value itself
 */
public record Warning(String pointer, String message) {}
