package services.andreas.events.steps;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Loads our classes and those of libraries anew, so that they tell {@link Steps} what they do. */
final class CountedClasses extends ClassLoader {
    private static final ClassLoader ORIGINALS = Steps.class.getClassLoader();

    CountedClasses() {
        super(ClassLoader.getPlatformClassLoader());
    }

    /** An object that is known by a type of the JDK only. */
    <T> T newInstance(Class<? extends T> original) {
        try {
            @SuppressWarnings("unchecked")
            Class<? extends T> counted = (Class<? extends T>) loadClass(original.getName());
            var constructor = counted.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.equals(Steps.class.getName())) {
            return Steps.class;
        }
        try (InputStream in = ORIGINALS.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] counted = counted(in.readAllBytes());
            return defineClass(name, counted, 0, counted.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static byte[] counted(byte[] original) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(original)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    String signature,
                                    String[] exceptions) {
                                return new CountedMethod(
                                        super.visitMethod(
                                                access, name, descriptor, signature, exceptions));
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    @Override
    protected URL findResource(String name) {
        return ORIGINALS.getResource(name);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return ORIGINALS.getResources(name);
    }
}
