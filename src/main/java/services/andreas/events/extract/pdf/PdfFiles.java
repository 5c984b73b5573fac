package services.andreas.events.extract.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Variable;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.mail.FileContents;
import services.andreas.events.mail.FilePage;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.mime.CalendarParts;
import services.andreas.events.mail.mime.FileKind;
import services.andreas.events.mail.mime.MailFile;
import services.andreas.events.mail.mime.Unread;
import services.andreas.events.words.WordLists;

/** The source of PDF files: their text becomes text of the mail. */
public final class PdfFiles {
    private static final Pattern JSON = Pattern.compile(".*\\.(?:json|jsonld)");

    private static final Pattern MARKUP = Pattern.compile(".*\\.(?:xml|xhtml|html?)");

    private static final String SCRIPT = "<script type=\"application/ld+json\">";

    private final ExtractionRules.Files rules;
    private final Hyphens hyphens;

    public PdfFiles(WordLists words, ExtractionRules rules) {
        this.rules = rules.files();
        Set<String> fillers = new HashSet<>(words.fillers().common());
        fillers.addAll(words.fillers().titles());
        this.hyphens = new Hyphens(fillers);
    }

    /** Returns the mail with the text of its PDF files behind its own, and what they embed. */
    public Mail read(
            @Variable("mail") Mail mail, @Variable("foundEvents") FoundEvents foundEvents) {
        List<MailFile> pdfs = mail.attachments().of(FileKind.PDF);
        if (pdfs.isEmpty()) {
            return mail;
        }
        List<FilePage> pages = new ArrayList<>();
        List<MailFile> scans = new ArrayList<>();
        List<String> html = new ArrayList<>();
        CalendarParts calendars = new CalendarParts();
        int chars = rules.characters();
        boolean left = false;
        for (MailFile pdf : pdfs) {
            PdfContents contents =
                    PdfDocument.read(pdf.bytes(), hyphens, rules.pages(), Math.max(0, chars));
            for (int i = 0; i < contents.pages().size(); i++) {
                String text = contents.pages().get(i);
                chars -= text.length();
                if (!text.isBlank()) {
                    pages.add(new FilePage(pdf.name(), i + 1, text));
                }
            }
            embedded(contents.embedded(), html, calendars);
            Unread unread = contents.unread();
            if (unread == null && !contents.hasText()) {
                unread = Unread.NO_TEXT;
            }
            if (unread != null) {
                foundEvents.unread(unread);
                left = true;
            }
            if (!contents.hasText()) {
                for (MailFile scan : contents.scans()) {
                    String name = pdf.name() + ", " + scan.name();
                    scans.add(new MailFile(scan.kind(), name, scan.bytes()));
                }
            }
        }
        List<MailFile> rest = new ArrayList<>(mail.attachments().files());
        rest.removeAll(pdfs);
        rest.addAll(scans);
        return mail.with(
                new FileContents(pages, html, calendars.all()),
                mail.attachments().with(rest, left));
    }

    private static void embedded(List<MailFile> files, List<String> html, CalendarParts calendars) {
        for (MailFile file : files) {
            String text = new String(file.bytes(), StandardCharsets.UTF_8);
            if (CalendarParts.isOne("", file.name())) {
                calendars.add(file.bytes());
            } else if (JSON.matcher(file.name()).matches()) {
                html.add(SCRIPT + text.replace("</", "<\\/") + "</script>");
            } else if (MARKUP.matcher(file.name()).matches()) {
                html.add(text);
            }
        }
    }
}
