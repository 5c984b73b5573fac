package services.andreas.events.oauth;

import services.andreas.events.failure.Failure;
import services.andreas.events.failure.FailureException;
import services.andreas.events.failure.Failures;

/** Explains errors of the authorisation and token endpoints to the user of gmail-token. */
public final class OAuthErrors {
    private static final String AGAIN = "; run gmail-token again";

    private OAuthErrors() {}

    /**
     * @param error a code of the endpoint, or one of ours; a server may send any text
     */
    public static FailureException of(String error) {
        String code = Failures.code(error);
        return new FailureException(Failure.ofRun("gmail-token-" + code, mend(code)));
    }

    private static String mend(String code) {
        return switch (code) {
            case "access_denied" ->
                    "Access was refused. If you did not refuse it: while the consent screen is in"
                            + " Testing, only its test users may grant access";
            case "redirect_uri_mismatch" ->
                    "The OAuth client does not take redirects to this machine: create one of the"
                            + " type \"Desktop app\"";
            case "invalid_client", "unauthorized_client", "deleted_client" ->
                    "Check --client-id and the client secret";
            case "invalid_grant" -> "The code is used up, too old, or cut" + AGAIN;
            case "invalid_scope" -> "Check --scopes";
            case "no_refresh_token" ->
                    "Google gave none. Remove the application from"
                            + " https://myaccount.google.com/permissions"
                            + AGAIN;
            case "scope_not_granted" -> "Not all that --scopes asks for was ticked" + AGAIN;
            case "state_mismatch" ->
                    "The answer is not to this request, and nothing was stored" + AGAIN;
            case "no_code" -> "That holds no code" + AGAIN;
            case "no_answer" ->
                    "The browser did not come back. If it shows redirect_uri_mismatch, create an OAuth"
                            + " client of the type \"Desktop app\"; if it is on another machine, use"
                            + " --no-browser";
            case "no_port" -> "No port of this machine can be opened; use --no-browser";
            case "unreachable" -> "The token endpoint is out of reach";
            default -> "Google refused";
        };
    }
}
