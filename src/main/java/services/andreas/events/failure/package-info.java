/** What can go wrong, and what each failure means for its message and for the run. */
package services.andreas.events.failure;
