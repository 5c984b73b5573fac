/** Events in iCalendar parts (RFC 5545). */
package services.andreas.events.extract.calendar;
