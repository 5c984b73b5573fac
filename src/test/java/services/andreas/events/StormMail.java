package services.andreas.events;

import java.util.List;

/**
 * A mail of a storm and what must come of it.
 *
 * @param titles the events that it announces, none of which another mail announces
 */
record StormMail(String id, String subject, List<String> titles) {}
