package slowcall.integrations.cdc;

/** What was done to a row. */
public enum Operation {
    INSERT("c"),
    UPDATE("u"),
    DELETE("d");

    private final String code;

    Operation(String code) {
        this.code = code;
    }

    /** The one of Debezium's letter. */
    static Operation coded(String code) {
        for (Operation operation : values()) {
            if (operation.code.equals(code)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("a change of a row is none with the code \"" + code + "\"");
    }
}
