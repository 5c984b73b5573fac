package services.andreas.events.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import services.andreas.events.oauth.Browser;
import services.andreas.events.oauth.CredentialsFile;
import services.andreas.events.oauth.GrantedAccess;
import services.andreas.events.oauth.LoopbackReceiver;
import services.andreas.events.oauth.OAuthClient;
import services.andreas.events.oauth.OAuthErrors;
import services.andreas.events.oauth.OAuthRedirect;
import services.andreas.events.oauth.OAuthRequest;
import services.andreas.events.settings.GmailCredentials;

@Command(
        name = "gmail-token",
        footer = {
            "",
            "Example:",
            "  events-gmail-ingest gmail-token --client-id 1234.apps.googleusercontent.com"
        },
        description =
                "Opens a browser so that you can grant access to a mailbox, "
                        + "and writes the credentials for GMAIL_CREDENTIALS_FILE or GMAIL_SECRET_ARN.",
        sortOptions = false)
public final class GmailTokenCommand implements Callable<Integer> {
    private static final String SECRET_VARIABLE = "GMAIL_CLIENT_SECRET";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Nothing listens here; the person copies the address from the browser. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:8085/");

    @Spec private CommandSpec spec;

    @Option(
            names = "--client-id",
            required = true,
            paramLabel = "ID",
            description = "Id of an OAuth client of the type \"Desktop app\".")
    private String clientId;

    @Option(
            names = "--client-secret",
            paramLabel = "SECRET",
            defaultValue = "${env:" + SECRET_VARIABLE + "}",
            description = {
                "Secret of this client. It shows in ps and in your shell's history:",
                "better set " + SECRET_VARIABLE + ", or type it when asked."
            })
    private String clientSecret;

    @Option(
            names = "--scopes",
            arity = "1..*",
            split = ",",
            paramLabel = "SCOPE",
            defaultValue = "https://www.googleapis.com/auth/gmail.readonly",
            description = "Scopes to request (${DEFAULT-VALUE}).")
    private List<String> scopes;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = "gmail-credentials.json",
            description = "File to write (${DEFAULT-VALUE}); only you can read it.")
    private Path output;

    @Option(names = "--force", description = "Overwrite the file.")
    private boolean force;

    @Option(
            names = "--no-browser",
            description = {
                "Print the address, to open on any machine,",
                "then ask for the address or the code that the browser shows."
            })
    private boolean noBrowser;

    @Option(
            names = "--auth-uri",
            paramLabel = "URL",
            defaultValue = "https://accounts.google.com/o/oauth2/v2/auth",
            description = "Authorisation endpoint of a stand-in.")
    private URI authUri;

    @Option(
            names = "--token-uri",
            paramLabel = "URL",
            defaultValue = GmailCredentials.GOOGLE,
            description = "Token endpoint of a stand-in; the credentials name it.")
    private URI tokenUri;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        CredentialsFile file = new CredentialsFile(output, force);
        try {
            file.check();
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--output: " + e.getMessage());
        }
        OAuthClient client = new OAuthClient(clientId, secret(), authUri, tokenUri);
        file.write(noBrowser ? pasted(client) : received(client));
        System.out.printf(
                "Wrote %s, which only you can read.%n"
                        + "While the consent screen of your Google project is in Testing, Google ends this"
                        + " access after 7 days:%npublish it to stay connected.%n",
                output);
        return 0;
    }

    private String secret() {
        if (clientSecret != null && !clientSecret.isBlank()) {
            return clientSecret.strip();
        }
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Client secret: ");
        if (typed == null || typed.length == 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "No client secret: set " + SECRET_VARIABLE + ", or type it in a terminal");
        }
        return new String(typed).strip();
    }

    private GrantedAccess received(OAuthClient client) {
        try (LoopbackReceiver receiver = new LoopbackReceiver()) {
            OAuthRequest request = client.request(receiver.address(), scopes);
            show(request);
            if (!Browser.open(request.address())) {
                System.out.println("No browser can be opened here; see --no-browser.");
            }
            System.out.println("Waiting for the browser to come back …");
            return request.redeem(receiver.await(PATIENCE));
        }
    }

    private GrantedAccess pasted(OAuthClient client) throws IOException {
        OAuthRequest request = client.request(NOWHERE, scopes);
        show(request);
        System.out.printf(
                "The browser then goes to %s, where nothing answers.%n"
                        + "Paste the whole address that it shows, or the code in it, and press Enter:%n",
                NOWHERE);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        String pasted = Objects.requireNonNullElse(in.readLine(), "").strip();
        int query = pasted.indexOf('?');
        if (query >= 0) {
            return request.redeem(OAuthRedirect.ofQuery(pasted.substring(query + 1)));
        }
        if (!pasted.matches("\\S+")) {
            throw OAuthErrors.of("no_code");
        }
        return request.redeem(OAuthRedirect.decode(pasted));
    }

    private static void show(OAuthRequest request) {
        System.out.printf(
                "Open this address in a browser, and grant access:%n%n%s%n%n", request.address());
    }
}
