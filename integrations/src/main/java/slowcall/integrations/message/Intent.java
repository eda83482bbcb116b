package slowcall.integrations.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a message means to who gets it. */
public enum Intent {
    /** Something has happened: whoever wants to know hears of it, and it may be nobody. */
    @JsonProperty("event")
    EVENT("event"),
    /** Something is to be done: by its addressee, and once. */
    @JsonProperty("command")
    COMMAND("command");

    private final String label;

    Intent(String label) {
        this.label = label;
    }

    /** As it is written in messages. */
    public String label() {
        return label;
    }
}
