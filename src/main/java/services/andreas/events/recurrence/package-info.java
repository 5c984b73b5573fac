/** How an event repeats itself: the rules of RFC 5545, worked out in local time. */
package services.andreas.events.recurrence;
