package dev.caravan.intake;

import dev.caravan.document.DocumentsUnavailableException;
import dev.caravan.document.TemporaryFolder;
import dev.caravan.intake.Enclosures.Enclosure;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A body of type multipart/form-data, taken apart while it arrives: each part is a file in a folder that goes afterwards. */
final class Multipart implements Closeable {

    private static final String CANDIDATE = "candidate";
    private static final int MOST_PARTS = 1000;
    private static final int MOST_BUFFERED = 64 * 1024;

    private final Path folder;
    private final HttpPostMultipartRequestDecoder decoder;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private HttpData candidate;

    private Multipart(Path folder, HttpPostMultipartRequestDecoder decoder) {
        this.folder = folder;
        this.decoder = decoder;
    }

    /**
     * Reads the body to its end.
     *
     * @param limit the bytes that all of it may have
     * @throws HttpProblem when it can't be read, or is not what is expected
     */
    static Parcel read(String contentType, InputStream body, long limit) throws IOException {
        Path folder = TemporaryFolder.newFolder("parts");
        Multipart parts = null;
        try {
            parts = new Multipart(folder, decoder(contentType, folder));
            parts.takeApart(body, limit);
            return parts.parcel();
        } catch (IOException | RuntimeException e) {
            if (parts == null) {
                Files.delete(folder);
            } else {
                parts.close();
            }
            boolean isOfTheDecoder = e instanceof RuntimeException
                    && !(e instanceof HttpProblem)
                    && !(e instanceof DocumentsUnavailableException);
            if (isOfTheDecoder) {
                throw unreadable("Expected parts as multipart/form-data has them, " + MOST_PARTS + " at the most.");
            }
            throw e;
        }
    }

    private static HttpPostMultipartRequestDecoder decoder(String contentType, Path folder) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        if (!HttpPostRequestDecoder.isMultipart(request)) {
            throw unreadable("Expected a boundary in the Content-Type, as in multipart/form-data; boundary=x.");
        }
        DefaultHttpDataFactory onDisk = new DefaultHttpDataFactory(true);
        onDisk.setBaseDir(folder.toString());
        onDisk.setDeleteOnExit(false);
        return new HttpPostMultipartRequestDecoder(onDisk, request, StandardCharsets.UTF_8, MOST_PARTS, MOST_BUFFERED);
    }

    private void takeApart(InputStream body, long limit) throws IOException {
        byte[] buffer = new byte[MOST_BUFFERED];
        long size = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            size += read;
            if (size > limit) {
                throw HttpProblem.tooLarge(limit);
            }
            decoder.offer(new DefaultHttpContent(Unpooled.wrappedBuffer(Arrays.copyOf(buffer, read))));
        }
        decoder.offer(LastHttpContent.EMPTY_LAST_CONTENT);
        if (decoder.currentPartialHttpData() != null) {
            throw unreadable("The last part has no end.");
        }
        for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
            add((HttpData) part);
        }
    }

    private void add(HttpData part) throws IOException {
        if (part.getName().equals(CANDIDATE)) {
            if (candidate != null) {
                throw unreadable("Expected one part 'candidate', found several; a list of candidates is one part.");
            }
            candidate = part;
        } else if (part instanceof FileUpload file) {
            String name = EnclosureName.of(file.getFilename())
                    .orElseThrow(() -> unreadable("Expected as filename of a part " + EnclosureName.EXPECTED + "."))
                    .path();
            if (files.put(name, file.getFile().toPath()) != null) {
                throw unreadable("Expected each filename once; two parts have the same.");
            }
        } else {
            throw unreadable("Expected a part 'candidate', and parts with a filename for its documents; there is a"
                    + " part with another name, and without a filename.");
        }
    }

    private Parcel parcel() throws IOException {
        if (candidate == null) {
            throw unreadable("Expected a part 'candidate' with the candidates, such as JSON.");
        }
        String name = candidate instanceof FileUpload file ? file.getFilename() : "";
        String type = candidate instanceof FileUpload file ? file.getContentType() : "application/json";
        Source source = new FileSource(candidate.getFile().toPath(), name, CandidatesRequest.mediaTypeOfPart(type));
        return new Parcel(source, new PartFiles(files), this);
    }

    private static HttpProblem unreadable(String detail) {
        return HttpProblem.badRequest("urn:caravan:bad-multipart", "The parts can't be read", detail);
    }

    @Override
    public void close() throws IOException {
        decoder.destroy();
        TemporaryFolder.removeFolder(folder);
    }

    /** A part that is a file. */
    record Part(Path path) implements Enclosure {

        @Override
        public long size() throws IOException {
            return Files.size(path);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
