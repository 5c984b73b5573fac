/** How fast an API may be called, and how long a rejected call waits. */
package services.andreas.events.pace;
