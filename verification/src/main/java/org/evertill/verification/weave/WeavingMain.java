package org.evertill.verification.weave;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The agent that changes a child's classes as it loads them. A weave that finds nothing to change in its class ends the
 * child at once: a proof that lost its hold on the product must not look like a good result.
 */
public final class WeavingMain {

    /** EX_SOFTWARE of sysexits: the harness and the product do not fit together. */
    private static final int DOES_NOT_FIT = 70;
    private static final String PRODUCT = "org/evertill/";
    private static final String PROOF = "org/evertill/verification/";

    private WeavingMain() {}

    /**
     * The flag that makes a child weave.
     *
     * @param folder where the agent's archive is made; must outlive the child
     */
    public static String flag(Path folder, List<? extends Weave> weaves) throws IOException {
        Path archive = Files.createDirectories(folder).resolve("weaving.jar").toAbsolutePath();
        if (!Files.exists(archive)) {
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().putValue("Premain-Class", WeavingMain.class.getName());
            // an archive of a name only: the classes are on the child's class path already
            try (OutputStream out = Files.newOutputStream(archive);
                    JarOutputStream jar = new JarOutputStream(out, manifest)) {
                jar.finish();
            }
        }
        return "-javaagent:" + archive + "=" + weaves.stream().map(Weave::text)
                .collect(Collectors.joining(Weave.WEAVES));
    }

    /** Called by the virtual machine before the program's own main. */
    public static void premain(String weaves, Instrumentation machine) {
        List<Weave> all = Weave.parseAll(weaves);
        machine.addTransformer(new ClassFileTransformer() {
            @Override
            public byte @Nullable [] transform(ClassLoader loader, String name, Class<?> redefined,
                    ProtectionDomain domain, byte[] bytes) {
                boolean product = name != null && name.startsWith(PRODUCT) && !name.startsWith(PROOF);
                return product ? woven(name.replace('/', '.'), bytes, all) : null;
            }
        });
    }

    private static byte @Nullable [] woven(String name, byte[] bytes, List<Weave> all) {
        List<Weave> here = all.stream().filter(weave -> weave.concerns(name)).toList();
        if (here.isEmpty()) {
            return null;
        }
        try {
            return new Loom(here).weave(ClassFile.of(), bytes).orElse(null);
        } catch (RuntimeException | Error doesNotFit) {
            // thrown from here it would be swallowed, and the class loaded as it is
            System.err.println("cannot weave " + name + ": " + doesNotFit);
            Runtime.getRuntime().halt(DOES_NOT_FIT);
            throw doesNotFit;
        }
    }
}
