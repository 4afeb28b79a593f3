package dev.caravan.intake.xml;

import dev.caravan.intake.Corrections;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Position;
import dev.caravan.intake.Records;
import dev.caravan.intake.Source;
import java.io.IOException;
import java.io.OutputStream;

/** The candidates of a document, which was read to its end before, so that a problem at the end refuses all of it. */
final class XmlRecords implements Records {

    /** What a character takes, as an element and in the candidate. */
    private static final int BYTES = 6;

    private final XmlStream stream;
    private long number;

    private XmlRecords(XmlStream stream) {
        this.stream = stream;
    }

    static XmlRecords open(Source source) throws IOException {
        XmlStream.throughout(source);
        return new XmlRecords(XmlStream.open(source));
    }

    @Override
    public Entry next() throws IOException {
        if (!stream.toNext()) {
            return null;
        }
        number++;
        int start = stream.offset();
        String path = isList() ? "/candidates/candidate[" + number + "]" : "/candidate";
        Element element = stream.element();
        ElementReading reading = ElementReading.of(element, path);
        return new Entry.Readable(
                Position.element(isList() ? path : ""),
                reading.candidate(),
                new XmlOrigin(element, path, reading.problems()),
                BYTES * (stream.offset() - start));
    }

    @Override
    public boolean isList() {
        return stream.isList();
    }

    @Override
    public Corrections corrections(OutputStream out) throws IOException {
        return XmlCorrections.to(out, isList());
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
