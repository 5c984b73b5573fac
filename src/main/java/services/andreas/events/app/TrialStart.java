package services.andreas.events.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.LineNumberAware;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.apache.camel.main.Main;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import services.andreas.events.edits.Finding;
import services.andreas.events.settings.Settings;

/** Creates the routes of a folder without starting them, so that nothing is called. */
public final class TrialStart {
    private static final Pattern RENDERED = Pattern.compile("rendered\\('([^']+)'");
    private static final String NOT_CALLED = "http://127.0.0.1:1";

    private final Path folder;
    private final Settings settings;
    private final Map<String, String> environment = new HashMap<>(System.getenv());

    /**
     * @throws SettingsException if a setting other than the folder is wrong
     */
    public TrialStart(Path folder) {
        this.folder = folder;
        environment.keySet().removeAll(List.of("OPENAI_SECRET_ARN", "GMAIL_SECRET_ARN"));
        environment.put("OPENAI_API_KEY", "none");
        environment.put(
                "GMAIL_CREDENTIALS_JSON",
                "{\"client_id\":\"-\",\"client_secret\":\"-\",\"refresh_token\":\"-\"}");
        environment.put("DYNAMODB_ENDPOINT_URL", NOT_CALLED);
        settings = Settings.of(environment);
        settings.properties().setProperty("resources", "file:" + folder.toAbsolutePath() + "/");
    }

    /** Whether Camel finds this property among our settings or the environment variables. */
    public boolean isSetting(String name) {
        return settings.properties().containsKey(name)
                || environment.containsKey(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
    }

    /** The first problem that Camel finds, or those of the prompts. */
    public List<Finding> findings() {
        Main main = new Main(Application.class);
        main.configure().withAutoStartup(false).withSourceLocationEnabled(true);
        settings.credentials().bindTo(main::bind);
        settings.properties()
                .forEach((name, value) -> main.addOverrideProperty((String) name, (String) value));
        try {
            main.start();
            return unreadablePrompts(main);
        } catch (Exception e) {
            return List.of(finding(e, main));
        } finally {
            main.stop();
        }
    }

    private List<Finding> unreadablePrompts(Main main) {
        List<Finding> findings = new ArrayList<>();
        for (Path route : routes()) {
            for (Matcher prompt = RENDERED.matcher(text(route)); prompt.find(); ) {
                String text = text(folder.resolve(prompt.group(1)));
                try {
                    main.getCamelContext().resolveLanguage("simple").createExpression(text);
                } catch (SimpleIllegalSyntaxException e) {
                    String before =
                            text.substring(0, Math.max(0, Math.min(e.getIndex(), text.length())));
                    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
                    String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                    findings.add(new Finding(prompt.group(1), line, why));
                }
            }
        }
        return findings;
    }

    private static Finding finding(Exception e, Main main) {
        String file = "routes";
        int line = 0;
        String problem = "";
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            problem = String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
            if (cause instanceof FailedToCreateRouteException route) {
                LineNumberAware step = step(main.getCamelContext(), route);
                file = "routes/" + (step == null ? route.getRouteId() + ".camel.yaml" : file(step));
                line = step == null ? 0 : step.getLineNumber();
            }
            if (cause instanceof SimpleIllegalSyntaxException) {
                break; // it quotes the expression, its cause does not
            }
        }
        return new Finding(file, line, problem);
    }

    /** The step of a route or of its policy that Camel cannot create, or null. */
    private static LineNumberAware step(CamelContext context, FailedToCreateRouteException failed) {
        RouteDefinition route =
                ((ModelCamelContext) context).getRouteDefinition(failed.getRouteId());
        if (route == null) {
            return null;
        }
        String place = failed.getMessage();
        return ProcessorDefinitionHelper.filterTypeInOutputs(
                        route.getOutputs(), LineNumberAware.class)
                .stream()
                .filter(step -> place.contains(">>> " + step + " <<<"))
                .findFirst()
                .orElse(route);
    }

    private static String file(LineNumberAware step) {
        return step.getLocation().substring(step.getLocation().lastIndexOf('/') + 1);
    }

    private List<Path> routes() {
        try (Stream<Path> files = Files.list(folder.resolve("routes"))) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
