package slowcall.report;

/** Writes HTML. Whatever is said through it is escaped, so that no text becomes markup. */
final class Html {
    private final StringBuilder html = new StringBuilder();

    /**
     * An element's begin.
     *
     * @param attributes names and values in turn
     */
    Html open(String element, String... attributes) {
        html.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            html.append('"');
        }
        html.append('>');
        return this;
    }

    Html close(String element) {
        html.append("</").append(element).append('>');
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** An element with nothing but text. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    /** Text in which `backticks` show code. */
    Html prose(String text) {
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean isCode = i % 2 == 1 && i < parts.length - 1;
            if (isCode) {
                element("code", parts[i]);
            } else {
                text(i % 2 == 1 ? "`" + parts[i] : parts[i]);
            }
        }
        return this;
    }

    /** The same; where it does not fit into a line, settings in brackets go to the next. */
    Html name(String text) {
        if (text.contains("`")) {
            return prose(text);
        }
        String[] parts = text.split("(?<=\\S)(?=\\()", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                html.append("<wbr>");
            }
            text(parts[i]);
        }
        return this;
    }

    Html line() {
        html.append('\n');
        return this;
    }

    /** What the page itself brings: its own style and script, which nobody else has written. */
    Html verbatim(String own) {
        html.append(own);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
