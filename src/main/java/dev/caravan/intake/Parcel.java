package dev.caravan.intake;

/**
 * What somebody hands in: candidates, and the files that came along.
 *
 * @param source the candidates
 * @param enclosures what their documents may name
 */
public record Parcel(Source source, Enclosures enclosures) {

    static Parcel of(Source source) {
        return new Parcel(source, Enclosures.NONE);
    }
}
