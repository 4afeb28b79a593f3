package dev.caravan.sandbox;

/** The form in which somebody says what went wrong. */
interface Manners {

    /** A failure, in the vendor's own form. */
    Answer trouble(int status, String words);

    /** The status with which it turns away who is not known to it. */
    default int unauthorized() {
        return 401;
    }

    /** The answer as it would be if there were something to warn of, where the vendor knows warnings. */
    default Answer warned(Answer answer) {
        return answer;
    }
}
