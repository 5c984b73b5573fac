/** Repetition in prose: every Tuesday in January. */
package services.andreas.events.extract.repeats;
