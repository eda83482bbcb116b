package slowcall.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The page's style and script: our own and uPlot's, which its webjar brings with its licence. */
final class Library {
    private static final String UPLOT = "META-INF/resources/webjars/uplot/";

    private Library() {}

    /** All style, as one text. */
    static String style() throws IOException {
        return uplot("dist/uPlot.min.css") + "\n" + resource("slowcall/report/page.css");
    }

    /** All script, as one text. */
    static String script() throws IOException {
        return "/*\n" + uplot("LICENSE").strip() + "\n*/\n" + uplot("dist/uPlot.iife.min.js") + "\n"
                + resource("slowcall/report/page.js");
    }

    private static String uplot(String file) throws IOException {
        Properties about = new Properties();
        about.load(new StringReader(resource("META-INF/maven/org.webjars.npm/uplot/pom.properties")));
        return resource(UPLOT + about.getProperty("version") + "/" + file);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Library.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
