package services.andreas.events.edits;

/**
 * A problem in an edited file.
 *
 * @param file relative to the folder
 * @param line counted from 1; 0 for the whole file
 */
public record Finding(String file, int line, String message) {
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
    }
}
