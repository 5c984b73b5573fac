package services.andreas.events.mail;

/**
 * The text of one page of an attached file.
 *
 * @param file its name
 * @param page 1 for the first
 */
public record FilePage(String file, int page, String text) {
    /** As it stands in the text of its mail: the name of a file may look like a date. */
    String marked() {
        return "\n\n[attached file, page " + page + "]\n" + text;
    }

    /** In the words of a person: which page of which file. */
    public String place() {
        return (file.isEmpty() ? "a file" : file) + ", page " + page;
    }
}
