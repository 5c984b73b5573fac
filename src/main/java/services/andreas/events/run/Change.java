package services.andreas.events.run;

/** What telling of an event did to its item. */
public enum Change {
    CREATED,
    UPDATED,
    DEDUPLICATED
}
