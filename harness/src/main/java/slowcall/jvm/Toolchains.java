package slowcall.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The JDKs that Maven's {@code toolchains.xml} names. */
final class Toolchains {
    private Toolchains() {}

    /** Their folders; none if there is no such file, or it cannot be read: it is Maven's, and Maven says what is wrong with it. */
    static List<Path> homes(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            // Otherwise it prints what it objects to.
            builder.setErrorHandler(new DefaultHandler());
            NodeList nodes = builder.parse(file.toFile()).getElementsByTagName("jdkHome");
            List<Path> homes = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                String home = nodes.item(i).getTextContent().strip();
                if (!home.isEmpty() && !home.contains("${")) {
                    homes.add(Path.of(home));
                }
            }
            return homes;
        } catch (ParserConfigurationException | SAXException | IOException | InvalidPathException e) {
            return List.of();
        }
    }
}
