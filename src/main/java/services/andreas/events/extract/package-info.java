/** The events found in one mail, united over all extractors. */
package services.andreas.events.extract;
