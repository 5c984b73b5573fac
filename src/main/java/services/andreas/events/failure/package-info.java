/** Failures, and what each one means for its message and for the run. */
package services.andreas.events.failure;
