package services.andreas.events.run;

/** What mention of an event did to its item. */
public enum Change {
    CREATED,
    UPDATED,
    DEDUPLICATED
}
