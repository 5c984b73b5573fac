/**
 * The openai component, with the scheme, options and headers of camel-openai, on the official SDK.
 */
package services.andreas.events.openai;
