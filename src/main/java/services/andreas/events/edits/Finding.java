package services.andreas.events.edits;

/**
 * What is wrong where.
 *
 * @param file relative to the folder
 * @param line counted from 1; 0 where the file as a whole is meant
 */
public record Finding(String file, int line, String message) {
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
    }
}
