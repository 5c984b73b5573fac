/** Starts and stops Camel. */
package services.andreas.events.app;
