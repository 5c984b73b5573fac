/**
 * The openai component, with the scheme, options and headers of camel-openai, on Apache's client.
 */
package services.andreas.events.openai;
