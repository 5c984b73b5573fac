package services.andreas.events.publish;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import services.andreas.events.failure.Failure;
import services.andreas.events.settings.PackagedFiles;
import services.andreas.events.text.Utf8Writer;

/**
 * The pages of {@code pages/}, which operators edit. Every value is escaped for HTML, and a
 * template reaches nothing but the values that it is given.
 */
public final class Pages {
    /** Files that are published as they are. */
    public static final List<String> STATIC = List.of("style.css", "icon.svg");

    /** Templates of pages that are published, and what these are made of. */
    private static final List<String> SHOWN =
            List.of(
                    "index.ftlh",
                    "month.ftlh",
                    "event.ftlh",
                    "layout.ftlh",
                    "search.ftlh",
                    "decisions.ftlh");

    private static final String FOLDER = "pages/";
    private static final String OWN = "file:";
    private static final String UNREADABLE = "cannot be read";

    private final String root;
    private final Configuration templates = new Configuration(Configuration.VERSION_2_3_34);

    /** Thrown if a template cannot be read or filled in; the message quotes no mail. */
    public static final class PageException extends Exception {

        private final String file;
        private final int line;

        private PageException(String template, Integer line, String why) {
            super(why);
            this.file = FOLDER + template;
            this.line = line == null ? 0 : line;
        }

        public String file() {
            return file;
        }

        Failure failure() {
            return Failure.ofRun(
                    "publish-template",
                    file
                            + ":"
                            + line
                            + " cannot be filled in, so the old pages stay; validate-routes says"
                            + " why");
        }

        /** Counted from 1; 0 if it is not known. */
        public int line() {
            return line;
        }
    }

    /**
     * @param root {@code classpath:}, or {@code file:} and a folder, with a slash at its end; a
     *     template that it lacks is ours
     */
    public Pages(String root) {
        this.root = root;
        templates.setTemplateLoader(loader(root));
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        DefaultObjectWrapperBuilder values =
                new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34);
        values.setExposureLevel(freemarker.ext.beans.BeansWrapper.EXPOSE_NOTHING);
        templates.setObjectWrapper(values.build());
    }

    private static TemplateLoader loader(String root) {
        List<TemplateLoader> loaders = new ArrayList<>();
        if (root.startsWith(OWN)) {
            Path own = Path.of(root.substring(OWN.length()), FOLDER);
            try {
                if (Files.isDirectory(own)) {
                    // a mounted config map has links to links
                    loaders.add(new FileTemplateLoader(own.toFile(), true));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        loaders.add(new ClassTemplateLoader(Pages.class, "/" + FOLDER));
        return new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new));
    }

    byte[] render(String template, Map<String, Object> values) throws PageException {
        try {
            Utf8Writer page = new Utf8Writer();
            Template read = templates.getTemplate(template);
            read.process(values, page);
            return page.toBytes();
        } catch (TemplateException e) {
            String file = e.getTemplateSourceName() == null ? template : e.getTemplateSourceName();
            throw new PageException(file, e.getLineNumber(), e.getMessageWithoutStackTop());
        } catch (ParseException e) {
            throw new PageException(e.getTemplateName(), e.getLineNumber(), e.getEditorMessage());
        } catch (IOException e) {
            throw new PageException(template, 0, UNREADABLE);
        }
    }

    /** Changes with the templates. */
    String version() throws PageException {
        StringBuilder all = new StringBuilder();
        for (String name : SHOWN) {
            all.append(text(name));
        }
        Path own = root.startsWith(OWN) ? Path.of(root.substring(OWN.length()), FOLDER) : null;
        if (own != null && Files.isDirectory(own)) {
            try (Stream<Path> files = Files.walk(own, FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    all.append(file).append(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            } catch (IOException | UncheckedIOException e) {
                throw new PageException("", 0, UNREADABLE);
            }
        }
        return all.toString();
    }

    /** One of {@link #STATIC}. */
    byte[] file(String name) throws PageException {
        return text(name).getBytes(StandardCharsets.UTF_8);
    }

    private String text(String name) throws PageException {
        try {
            return PackagedFiles.text(root, FOLDER + name);
        } catch (IOException e) {
            throw new PageException(name, 0, UNREADABLE);
        }
    }
}
