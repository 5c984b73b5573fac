package services.andreas.events.text;

/** Joins the lines of format=flowed text (RFC 3676). */
public final class FlowedText {
    private FlowedText() {}

    /**
     * @param deleteSpace whether the space that marks a soft break goes (DelSp=yes)
     */
    public static String join(String text, boolean deleteSpace) {
        StringBuilder joined = new StringBuilder(text.length());
        int depth = 0;
        boolean flows = false;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            int quotes = 0;
            while (quotes < line.length() && line.charAt(quotes) == '>') {
                quotes++;
            }
            String content = line.substring(quotes);
            content = content.startsWith(" ") ? content.substring(1) : content;
            boolean isSignature = content.equals("-- ");
            if (!flows || quotes != depth || isSignature) {
                joined.append(joined.isEmpty() ? "" : "\n");
                joined.append(">".repeat(quotes)).append(quotes > 0 ? " " : "");
            }
            flows = content.endsWith(" ") && !isSignature;
            depth = quotes;
            joined.append(
                    flows && deleteSpace ? content.substring(0, content.length() - 1) : content);
        }
        return joined.toString();
    }
}
