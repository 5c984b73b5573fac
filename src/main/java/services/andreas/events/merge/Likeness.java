package services.andreas.events.merge;

/** Whether a mention is about an event, the surest first. */
enum Likeness {
    SAME,
    /** it is, when no other event is as likely */
    LIKELY,
    /** undecided: kept apart, and marked */
    UNCLEAR,
    DIFFERENT
}
