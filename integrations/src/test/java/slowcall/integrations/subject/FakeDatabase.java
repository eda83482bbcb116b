package slowcall.integrations.subject;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Writes down what it is asked to do, and fails at what it is told to fail at. */
final class FakeDatabase {
    final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> failing = new HashSet<>();

    FakeDatabase failingAt(String method) {
        failing.add(method);
        return this;
    }

    DataSource source() {
        return proxy(DataSource.class, "getConnection", this::connection);
    }

    private Connection connection() {
        return proxy(Connection.class, "prepareStatement", this::statement);
    }

    private PreparedStatement statement() {
        return proxy(PreparedStatement.class, "", () -> null);
    }

    private interface Made<T> {
        T get();
    }

    /** What notes its calls, and makes something at one of them. */
    private <T> T proxy(Class<T> type, String maker, Made<?> made) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    String name = method.getName();
                    String shown = type.getSimpleName() + "." + name;
                    if (!name.startsWith("set")) {
                        done.add(shown);
                    }
                    if (failing.contains(shown)) {
                        throw new SQLException(shown + " fails");
                    }
                    if (name.equals(maker)) {
                        return made.get();
                    }
                    return method.getReturnType() == int.class ? 1 : null;
                });
        return type.cast(proxy);
    }
}
