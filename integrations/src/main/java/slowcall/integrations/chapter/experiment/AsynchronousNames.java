package slowcall.integrations.chapter.experiment;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;

/**
 * Whether a caller can see that a method is asynchronous, and whether the names of this module's asynchronous methods say so: the rule
 * that its build checks as well, tried here on {@link SecretivePoints} too, which breaks it.
 */
public record AsynchronousNames() implements Observation<AsynchronousNames.Names> {
    private static final String CLASSES = "classpath*:slowcall/integrations/**/*.class";
    private static final long PATIENCE_SECONDS = 20;

    /** What a caller sees: two methods that differ in nothing but their names. */
    public interface Points {
        /** Returns before the work is done, and does not say so. */
        void grant(Runnable work);

        /** Returns when the work is done. */
        void grantNow(Runnable work);
    }

    /** Turns the annotation on. */
    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class Asynchronous {}

    /**
     * What was seen.
     *
     * @param looksTheSame whether an asynchronous method and another one look the same to a caller
     * @param runsElsewhere whether the first of them runs on another thread than its caller's, and the second does not
     * @param silent asynchronous methods of this module whose names do not say so, but for those made to be so
     * @param saying those whose names do
     * @param violations what the rule finds in the class that was made to break it
     */
    public record Names(boolean looksTheSame, boolean runsElsewhere, int silent, int saying, int violations) {}

    @Override
    public String description() {
        return "looking at asynchronous methods from outside";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Names make(Workshop workshop) throws Exception {
        List<String> silent = new ArrayList<>();
        List<String> saying = new ArrayList<>();
        URL own = AsynchronousNames.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {own}, null)) {
            look(new PathMatchingResourcePatternResolver(loader), silent, saying);
        }
        String made = SecretivePoints.class.getName();
        int violations = Math.toIntExact(silent.stream().filter(made::equals).count());
        return new Names(looksTheSame(), runsElsewhere(), silent.size() - violations, saying.size(), violations);
    }

    /** Notes the class of each asynchronous method, once for each. */
    private static void look(PathMatchingResourcePatternResolver classes, List<String> silent, List<String> saying)
            throws IOException {
        CachingMetadataReaderFactory readers = new CachingMetadataReaderFactory();
        for (Resource file : classes.getResources(CLASSES)) {
            AnnotationMetadata type = readers.getMetadataReader(file).getAnnotationMetadata();
            for (MethodMetadata method : type.getAnnotatedMethods(Async.class.getName())) {
                (method.getMethodName().contains("Async") ? saying : silent).add(type.getClassName());
            }
        }
    }

    private static boolean looksTheSame() throws NoSuchMethodException {
        Method grant = Points.class.getMethod("grant", Runnable.class);
        Method grantNow = Points.class.getMethod("grantNow", Runnable.class);
        return grant.getReturnType().equals(grantNow.getReturnType())
                && Arrays.equals(grant.getParameterTypes(), grantNow.getParameterTypes())
                && Arrays.equals(grant.getExceptionTypes(), grantNow.getExceptionTypes())
                && grant.getAnnotations().length == grantNow.getAnnotations().length;
    }

    private static boolean runsElsewhere() throws Exception {
        try (AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext()) {
            spring.register(Asynchronous.class);
            spring.registerBean("taskExecutor", SimpleAsyncTaskExecutor.class);
            spring.registerBean("points", SecretivePoints.class, SecretivePoints::new);
            spring.refresh();
            Points points = spring.getBean(Points.class);
            return !isCallers(points, Points::grant) && isCallers(points, Points::grantNow);
        }
    }

    /** Whether a method runs what it is given on its caller's thread. */
    private static boolean isCallers(Points points, BiConsumer<Points, Runnable> method) throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        method.accept(points, () -> thread.complete(Thread.currentThread()));
        return thread.get(PATIENCE_SECONDS, TimeUnit.SECONDS).equals(Thread.currentThread());
    }
}
