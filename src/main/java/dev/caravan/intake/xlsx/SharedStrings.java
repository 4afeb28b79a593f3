package dev.caravan.intake.xlsx;

import dev.caravan.intake.zip.Scratch;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * The texts of a workbook, which its cells refer to by number. A table of a million rows has millions of them: they are
 * written to the disk once, and looked up there, so that the heap holds none.
 */
final class SharedStrings {

    static final SharedStrings NONE = new SharedStrings(ByteBuffer.allocate(0), ByteBuffer.allocate(Long.BYTES));

    private static final int MOST = 50_000_000;
    private static final int SMALL = 1024 * 1024;

    private final ByteBuffer texts;
    private final ByteBuffer ends;

    private SharedStrings(ByteBuffer texts, ByteBuffer ends) {
        this.texts = texts;
        this.ends = ends;
    }

    static SharedStrings read(Xml xml) throws IOException {
        try (Spool texts = new Spool();
                Spool ends = new Spool()) {
            long written = 0;
            ends.out.writeLong(0);
            for (int i = 0; xml.next(); ) {
                if (xml.starts("si")) {
                    byte[] text = RichText.of(xml, "si").getBytes(StandardCharsets.UTF_8);
                    texts.out.write(text);
                    written += text.length;
                    ends.out.writeLong(written);
                    if (++i > MOST) {
                        throw xml.damaged("expected at most " + MOST + " texts");
                    }
                }
            }
            return new SharedStrings(texts.content(), ends.content());
        }
    }

    /** The text of that number; null when there is none. */
    String get(int index) {
        if (index < 0 || (index + 2L) * Long.BYTES > ends.limit()) {
            return null;
        }
        int from = (int) ends.getLong(index * Long.BYTES);
        int to = (int) ends.getLong((index + 1) * Long.BYTES);
        return StandardCharsets.UTF_8.decode(texts.slice(from, to - from)).toString();
    }

    /** Bytes on their way to the disk, and back as a buffer: in the heap when they are few, else of the file. */
    private static final class Spool implements Closeable {

        private final Scratch file = new Scratch();
        private final FileChannel channel = file.open();
        private final DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024));

        Spool() throws IOException {
            file.forget();
        }

        ByteBuffer content() throws IOException {
            out.flush();
            if (channel.size() > SMALL) {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            channel.position(0);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // All of it is wanted.
            }
            return bytes.flip();
        }

        @Override
        public void close() throws IOException {
            channel.close();
            file.close();
        }
    }
}
