/** The lists of words that readers look for; operators may edit them. */
package services.andreas.events.words;
