/** The text of PDF files, read with Apache PDFBox in bounded work and memory. */
package services.andreas.events.extract.pdf;
