package services.andreas.events.extract.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import services.andreas.events.mail.mime.FileKind;
import services.andreas.events.mail.mime.MailFile;
import services.andreas.events.text.LetterCase;

/** The calendars and data that a PDF file holds as files of its own. */
final class EmbeddedFiles {
    private static final int MOST = 20;
    private static final int BYTES = 1 << 20;

    /** Levels of the tree of names. */
    private static final int DEPTH = 10;

    private final List<MailFile> files = new ArrayList<>();
    private final Work work;

    EmbeddedFiles(Work work) {
        this.work = work;
    }

    List<MailFile> of(PDDocument document) throws IOException {
        COSDictionary names =
                document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.NAMES);
        if (names != null) {
            walk(names.getCOSDictionary(COSName.EMBEDDED_FILES), 0);
        }
        return files;
    }

    private void walk(COSDictionary node, int depth) throws IOException {
        if (node == null || depth == DEPTH) {
            return;
        }
        for (COSBase leaf : all(node.getCOSArray(COSName.NAMES))) {
            if (leaf instanceof COSDictionary file) {
                add(file);
            }
        }
        for (COSBase kid : all(node.getCOSArray(COSName.KIDS))) {
            work.step(50);
            walk(kid instanceof COSDictionary below ? below : null, depth + 1);
        }
    }

    private static List<COSBase> all(COSArray array) {
        List<COSBase> all = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            all.add(array.getObject(i));
        }
        return all;
    }

    private void add(COSDictionary file) throws IOException {
        COSDictionary streams = file.getCOSDictionary(COSName.EF);
        String name = file.getString(COSName.UF, file.getString(COSName.F, ""));
        if (streams != null
                && streams.getDictionaryObject(COSName.UF, COSName.F) instanceof COSStream stream
                && files.size() < MOST) {
            try (InputStream in = stream.createInputStream()) {
                byte[] bytes = in.readNBytes(BYTES + 1);
                if (bytes.length <= BYTES) {
                    files.add(new MailFile(FileKind.OTHER, LetterCase.lower(name), bytes));
                }
            }
        }
    }
}
