package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.candidate.CandidateCheck;
import dev.caravan.document.Documents;
import dev.caravan.intake.xlsx.WorkbookKit;
import dev.caravan.ledger.Acceptance;
import dev.caravan.ledger.Addressed;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads candidates in a process of its own, whose heap is a fraction of what they take. */
class SmallHeapTest {

    private static final int MANY = Integer.getInteger("many", 100_000);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"lines", "array", "table", "workbook", "xml"})
    void readsFarMoreThanItsHeapHolds(String format) throws Exception {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapTest.class.getName(),
                        format,
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output)).endsWith("accepted=99999 unchanged=0 refused=1\n");
    }

    /** The other process: the receipt and the refused records go to the disk as in the inbox; only the file is made up. */
    public static void main(String[] args) throws Exception {
        AtomicLong revisions = new AtomicLong();
        Intake intake = new Intake(
                Given.formats(),
                CandidateCheck.forRegion(null),
                () -> new Addressing(new TreeSet<>(List.of("alpha")), new TreeSet<>(List.of("alpha"))),
                Documents.in(Path.of(args[1], "documents")),
                1_000_000,
                batch -> CompletableFuture.supplyAsync(() -> accept(batch, revisions)));
        InboxFolders folders = new InboxFolders(Path.of(args[1]));
        folders.create();
        Path dropped = Files.writeString(folders.inbox().resolve("many.json"), "");
        FileStamp stamp = FileStamp.of(dropped);
        ClaimedFile file = new ClaimedFile(
                folders,
                dropped,
                dropped,
                stamp,
                new BesideFiles(folders.inbox(), (path, now) -> true, BesideFiles.Grace.NONE),
                () -> candidate -> Untaken.Found.NOTHING,
                Clock.systemUTC());
        Source source = args[0].equals("workbook") ? workbook(folders.inbox()) : new ManyRecords(args[0]);
        intake.accept(new MadeUp(file, source));
        System.out.println(file.counts());
    }

    private static List<Acceptance> accept(List<Addressed> batch, AtomicLong revisions) {
        return batch.stream()
                .map(each -> new Acceptance(
                        each.candidate().externalId(), revisions.incrementAndGet(), Acceptance.Status.ACCEPTED))
                .toList();
    }

    /** Everything is the claimed file's, but for what is read. */
    private record MadeUp(ClaimedFile file, Source source) implements Submission {

        @Override
        public void opened(Records records) throws java.io.IOException {
            file.opened(records);
        }

        @Override
        public void taken(Result result, Addressed candidate) throws java.io.IOException {
            file.taken(result, candidate);
        }

        @Override
        public void refused(Result result, Entry record) throws java.io.IOException {
            file.refused(result, record);
        }

        @Override
        public void unreadable(UnreadableException problem) throws java.io.IOException {
            file.unreadable(problem);
        }

        @Override
        public void completed() throws java.io.IOException {
            file.completed();
        }
    }

    /** All texts are shared ones, as spreadsheets write them. */
    private static Source workbook(Path folder) throws java.io.IOException {
        Path path = folder.resolve("many.xlsx");
        WorkbookKit kit = new WorkbookKit()
                .sheet("candidates", null, out -> {
                    WorkbookKit.text(out, "<worksheet><sheetData>");
                    for (int i = 0; i <= MANY; i++) {
                        String cells = IntStream.range(3 * i, 3 * i + 3)
                                .mapToObj(text -> "<c t='s'><v>" + text + "</v></c>")
                                .collect(Collectors.joining());
                        WorkbookKit.text(out, "<row>" + cells + "</row>");
                    }
                    WorkbookKit.text(out, "</sheetData></worksheet>");
                })
                .part("sharedStrings", "sharedStrings.xml", out -> {
                    WorkbookKit.text(out, "<sst>");
                    for (int i = -1; i < MANY; i++) {
                        String texts = ManyRecords.row(i).strip().replace(";", "</t></si><si><t>");
                        WorkbookKit.text(out, "<si><t>" + texts + "</t></si>");
                    }
                    WorkbookKit.text(out, "</sst>");
                });
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            kit.write(out);
        }
        return new FileSource(path, "many.xlsx");
    }

    private record ManyRecords(String format) implements Source {

        @Override
        public String name() {
            return switch (format) {
                case "array" -> "many.json";
                case "table" -> "many.csv";
                case "xml" -> "many.xml";
                default -> "many.ndjson";
            };
        }

        @Override
        public String mediaType() {
            return "";
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public InputStream open(long from) {
            return new SequenceInputStream(new Enumeration<>() {
                private int next;

                @Override
                public boolean hasMoreElements() {
                    return next <= MANY;
                }

                @Override
                public InputStream nextElement() {
                    String text = text(next++);
                    return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                }
            });
        }

        private String text(int number) {
            boolean isArray = format.equals("array");
            if (format.equals("table")) {
                return (number == 0 ? row(-1) : "") + (number == MANY ? "" : row(number));
            }
            if (format.equals("xml")) {
                return (number == 0 ? "<candidates>" : "") + (number == MANY ? "</candidates>" : element(number));
            }
            if (number == MANY) {
                return isArray ? "]" : "";
            }
            String target = target(number);
            String record = "{\"externalId\":\"c" + number + "\",\"deliverTo\":[\"" + target + "\"],\"emails\":[\"c"
                    + number + "@example.org\"]}";
            if (isArray) {
                return (number == 0 ? "[" : ",") + record;
            }
            return record + "\n";
        }

        private static String target(int number) {
            return number == MANY / 2 ? "nobody" : "alpha";
        }

        private static String element(int number) {
            return "<candidate externalId='c" + number + "'><deliverTo><vendor>" + target(number)
                    + "</vendor></deliverTo><emails><email>c" + number + "@example.org</email></emails></candidate>\n";
        }

        private static String row(int number) {
            return number < 0
                    ? "id;Livrer à;E-mail\n"
                    : "c" + number + ";" + target(number) + ";c" + number + "@example.org\n";
        }
    }
}
