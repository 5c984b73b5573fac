/** What people have decided about events. */
package services.andreas.events.merge.decision;
