/** What the sources of one mail say of one event, compared. */
package services.andreas.events.extract.compare;
