package dev.caravan.intake;

/** The three bytes that some programs put before UTF-8. */
final class ByteOrderMark {

    static final int LENGTH = 3;

    private ByteOrderMark() {}

    static boolean starts(byte[] bytes, int length) {
        return length >= LENGTH && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }
}
