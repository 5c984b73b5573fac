/** The openai component: camel-openai's scheme, options and headers on the official SDK. */
package services.andreas.events.openai;
