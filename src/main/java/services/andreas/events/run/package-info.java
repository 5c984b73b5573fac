/** A run: its gate, its counters, its record. */
package services.andreas.events.run;
