/** An event: what it is made of, its times and zones, its links. */
package services.andreas.events.event;
