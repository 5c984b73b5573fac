package services.andreas.events.extract.sections;

import java.time.LocalDate;

/**
 * The head of a forwarded or quoted mail.
 *
 * @param last its last line
 * @param depth of quotation of what follows
 * @param sent null where it does not say
 */
record SectionHead(int last, int depth, LocalDate sent) {}
