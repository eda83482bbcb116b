package slowcall.integrations.kafka;

/** When a consumer acknowledges what it has received, by committing its offset. */
public enum Acknowledgement {
    /** Before the effect: killed in between, the message is lost. At most once. */
    BEFORE_EFFECT,
    /** After the effect: killed in between, the message comes again. At least once. */
    AFTER_EFFECT;

    /** What the setting is called that says so. */
    public static final String SETTING = "acknowledge";
}
