/** The events table: one item for each event, computed from all that is told of it. */
package services.andreas.events.items;
