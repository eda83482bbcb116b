package slowcall.integrations.chapter.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/**
 * The classes of Slowcall that a class refers to, those that these refer to, and so on, by their class files: how many lines of each
 * compile to something, and whose libraries they refer to. What is found by name only, as services are, is not reached.
 */
final class CodeReach {
    private static final String OURS = "slowcall/";

    /** Tag of a class in a class file's constant pool (JVM specification, table 4.4-A). */
    private static final int CLASS = 7;

    private final Map<String, Set<Integer>> lines = new HashMap<>();
    private final Map<String, Set<String>> libraries = new HashMap<>();

    private CodeReach() {}

    static CodeReach of(Class<?> first) {
        CodeReach reach = new CodeReach();
        Deque<String> open = new ArrayDeque<>();
        open.add(first.getName().replace('.', '/'));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (!reach.lines.containsKey(name)) {
                reach.read(name, open);
            }
        }
        return reach;
    }

    /** Lines of code of classes that another one does not reach. */
    int linesBeyond(CodeReach other) {
        return lines.entrySet().stream()
                .filter(type -> !other.lines.containsKey(type.getKey()))
                .mapToInt(type -> type.getValue().size())
                .sum();
    }

    /** Libraries that these classes refer to, and those that the other one reaches do not. */
    int librariesBeyond(CodeReach other) {
        Set<String> own = all();
        own.removeAll(other.all());
        return own.size();
    }

    private Set<String> all() {
        Set<String> all = new HashSet<>();
        libraries.values().forEach(all::addAll);
        return all;
    }

    private void read(String name, Deque<String> open) {
        Set<Integer> ownLines = new HashSet<>();
        Set<String> ownLibraries = new HashSet<>();
        lines.put(name, ownLines);
        libraries.put(name, ownLibraries);
        ClassReader file = file(name);
        file.accept(new Lines(ownLines), ClassReader.SKIP_FRAMES);
        for (String other : references(file)) {
            if (other.startsWith(OURS)) {
                open.add(other);
            } else {
                library(other).ifPresent(ownLibraries::add);
            }
        }
    }

    private static ClassReader file(String name) {
        try (InputStream content = CodeReach.class.getClassLoader().getResourceAsStream(name + ".class")) {
            if (content == null) {
                throw new IllegalStateException("the class file of " + name + " is not on the class path");
            }
            return new ClassReader(content);
        } catch (IOException e) {
            throw new UncheckedIOException("the class file of " + name + " cannot be read", e);
        }
    }

    /** The classes in its constant pool; of arrays their elements'. */
    private static Set<String> references(ClassReader file) {
        Set<String> names = new HashSet<>();
        char[] buffer = new char[file.getMaxStringLength()];
        for (int i = 1; i < file.getItemCount(); i++) {
            int offset = file.getItem(i);
            if (offset > 0 && file.readByte(offset - 1) == CLASS) {
                String name = file.readUTF8(offset, buffer)
                        .replaceFirst("^\\[+L?", "")
                        .replaceFirst(";$", "");
                if (name.contains("/")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Where a class comes from; empty for the JDK's. */
    private static Optional<String> library(String name) {
        try {
            Class<?> type = Class.forName(name.replace('/', '.'), false, CodeReach.class.getClassLoader());
            CodeSource source = type.getProtectionDomain().getCodeSource();
            URL location = source == null ? null : source.getLocation();
            return Optional.ofNullable(location).map(URL::toString).filter(url -> !url.startsWith("jrt:"));
        } catch (ClassNotFoundException | LinkageError e) {
            // An optional dependency of a library's: nothing of it runs.
            return Optional.empty();
        }
    }

    /** Notes the lines that have code. */
    private static final class Lines extends ClassVisitor {
        private final Set<Integer> lines;

        Lines(Set<Integer> lines) {
            super(Opcodes.ASM9);
            this.lines = lines;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitLineNumber(int line, Label start) {
                    lines.add(line);
                }
            };
        }
    }
}
