package dev.caravan.whole.kill;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** Packs the agent as a JVM wants it: a jar whose manifest names it, and beside it the jar of the trigger. */
public final class AgentJar {

    private static final List<String> AGENT =
            List.of("KillAgent", "KillAgent$Arming", "KillAgent$AtEnter", "KillAgent$AtExit");

    private final Path agent;
    private final Path trigger;

    private AgentJar(Path agent, Path trigger) {
        this.agent = agent;
        this.trigger = trigger;
    }

    /** Packs it into that folder. */
    public static AgentJar in(Path folder) {
        try {
            Files.createDirectories(folder);
            Path agent = folder.resolve("kill-agent.jar").toAbsolutePath();
            Path trigger = folder.resolve("kill-trigger.jar").toAbsolutePath();
            Manifest manifest = new Manifest();
            Attributes main = manifest.getMainAttributes();
            main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
            main.put(new Attributes.Name("Premain-Class"), KillAgent.class.getName());
            main.put(
                    Attributes.Name.CLASS_PATH, whereIs(ByteBuddy.class).toUri().toString());
            pack(agent, manifest, AGENT);
            Manifest plain = new Manifest();
            plain.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            pack(trigger, plain, List.of("Trigger"));
            return new AgentJar(agent, trigger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The option of {@code java} that kills the process at the n-th time that a thread of that name is there. */
    public String killAt(String type, String method, boolean exit, String threadPrefix, int nth) {
        return "-javaagent:" + agent + "="
                + String.join(
                        ";",
                        trigger.toString(),
                        type,
                        method,
                        exit ? "exit" : "enter",
                        threadPrefix,
                        String.valueOf(nth));
    }

    private static void pack(Path jar, Manifest manifest, List<String> classes) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String name : classes) {
                String file = AgentJar.class.getPackageName().replace('.', '/') + "/" + name + ".class";
                out.putNextEntry(new JarEntry(file));
                try (InputStream in = AgentJar.class.getClassLoader().getResourceAsStream(file)) {
                    in.transferTo(out);
                }
            }
        }
    }

    private static Path whereIs(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
