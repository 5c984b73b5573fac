/** Events in schema.org data: JSON-LD, microdata, RDFa. */
package services.andreas.events.extract.schema;
