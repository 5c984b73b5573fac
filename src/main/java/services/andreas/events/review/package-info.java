/** The review queue: what waits for a person, and the forms by which they decide. */
package services.andreas.events.review;
