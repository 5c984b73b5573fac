/** An event: its fields, its JSON, its times and zones, its links. */
package services.andreas.events.event;
