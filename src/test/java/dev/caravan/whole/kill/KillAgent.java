package dev.caravan.whole.kill;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.jar.JarFile;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper.ForDeclaredMethods;

/** A Java agent that pulls the {@link Trigger} at one point of the program; the product knows nothing of it. */
public final class KillAgent {

    private KillAgent() {}

    /**
     * Takes the point as {@code class;method;enter|exit;thread prefix;n}, after the jar of the trigger, and arms it before
     * the program begins.
     */
    public static void premain(String arguments, Instrumentation program) throws IOException {
        String[] parts = arguments.split(";", -1);
        program.appendToBootstrapClassLoaderSearch(new JarFile(Path.of(parts[0]).toFile()));
        Class<?> advice = parts[3].equals("exit") ? AtExit.class : AtEnter.class;
        Arming.arm(parts[4], Integer.parseInt(parts[5]));
        new AgentBuilder.Default()
                .with(AgentBuilder.TypeStrategy.Default.REDEFINE)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .type(named(parts[1]))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(new ForDeclaredMethods().method(named(parts[2]), Advice.to(advice))))
                .installOn(program);
    }

    /** A class of its own, because it may be loaded only after the trigger is on the boot class path. */
    private static final class Arming {
        static void arm(String threadPrefix, int nth) {
            Trigger.set(threadPrefix, nth);
        }
    }

    private static final class AtEnter {
        @Advice.OnMethodEnter
        static void pull() {
            Trigger.pull();
        }
    }

    private static final class AtExit {
        @Advice.OnMethodExit
        static void pull() {
            Trigger.pull();
        }
    }
}
