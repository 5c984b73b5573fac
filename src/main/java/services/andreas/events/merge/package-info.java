/** Which mentions are one event, and which of them is believed. */
package services.andreas.events.merge;
