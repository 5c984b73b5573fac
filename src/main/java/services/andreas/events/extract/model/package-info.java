/** What the model is asked, within what budget, and which of its answers count. */
package services.andreas.events.extract.model;
