/** Questions that wait for an answer at half the price, and how they come back. */
package services.andreas.events.batch;
