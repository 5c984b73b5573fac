package services.andreas.events.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The text constants of a package's classes, so that a property read there is attacked at once. */
final class Constants {
    private Constants() {}

    /**
     * @param anchor a class of the package
     * @param form of the constants, as a regular expression
     */
    static Set<String> of(Class<?> anchor, String form) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> classes = Files.list(folder(anchor))) {
            for (Path file : classes.filter(path -> path.toString().endsWith(".class")).toList()) {
                new ClassReader(Files.readAllBytes(file))
                        .accept(new Collector(found), ClassReader.SKIP_DEBUG);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.removeIf(constant -> !constant.matches(form));
        return found;
    }

    private static Path folder(Class<?> anchor) {
        try {
            return Path.of(anchor.getResource(anchor.getSimpleName() + ".class").toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final class Collector extends ClassVisitor {
        private final Set<String> found;

        Collector(Set<String> found) {
            super(Opcodes.ASM9);
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitLdcInsn(Object value) {
                    if (value instanceof String text) {
                        found.add(text);
                    }
                }
            };
        }
    }
}
