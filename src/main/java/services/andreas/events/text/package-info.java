/** Text as people see it, as it may be stored, and as it is compared. */
package services.andreas.events.text;
