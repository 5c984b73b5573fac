/** Publishes calendars and pages: which events, in which files, and where. */
package services.andreas.events.publish;
