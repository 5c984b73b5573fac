/** What is known of the models that can be asked, and what follows for a question. */
package services.andreas.events.models;
