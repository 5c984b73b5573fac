/** Imports the original's table. */
package services.andreas.events.items.adoption;
