package services.andreas.events.review;

/** Says why a request is refused, in words for the person who sent it. */
public final class RefusedException extends Exception {

    private final int status;

    /**
     * @param status of HTTP
     */
    public RefusedException(int status, String why) {
        super(why);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
