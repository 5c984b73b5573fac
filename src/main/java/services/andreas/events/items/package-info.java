/** The events table: one item for each event, computed from all its mentions. */
package services.andreas.events.items;
