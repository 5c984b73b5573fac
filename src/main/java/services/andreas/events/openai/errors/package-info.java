/** What can go wrong with a call to OpenAI; the messages quote nothing that a server wrote. */
package services.andreas.events.openai.errors;
