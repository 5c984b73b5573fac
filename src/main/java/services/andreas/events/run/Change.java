package services.andreas.events.run;

/** The effect of a mention on the item of its event, the greatest first. */
public enum Change {
    CREATED,
    UPDATED,
    DEDUPLICATED
}
