package services.andreas.events.extract.pdf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.Links;

/** The web links of a page, and the words under them. No link is followed. */
final class PageLinks {
    private static final int MOST = 300;

    /** A word of a link begins so many points before it at most. */
    private static final float SLACK = 1;

    /**
     * @param top distance from the upper edge of the page, as of texts
     */
    private record Box(float left, float top, float right, float bottom, String url) {
        boolean has(float x, float y) {
            return x >= left - SLACK
                    && x <= right + SLACK
                    && y >= top - SLACK
                    && y <= bottom + SLACK;
        }
    }

    private final List<Box> boxes = new ArrayList<>();
    private final Set<String> left = new LinkedHashSet<>();

    PageLinks(PDPage page) {
        COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        for (int i = 0; annotations != null && i < annotations.size() && i < MOST; i++) {
            if (annotations.getObject(i) instanceof COSDictionary annotation) {
                COSDictionary action = annotation.getCOSDictionary(COSName.A);
                String uri = action == null ? null : action.getString(COSName.URI);
                String url = uri == null ? null : Links.absolute(uri);
                if (url != null && Links.isWeb(url)) {
                    add(url, annotation.getCOSArray(COSName.RECT), page);
                }
            }
        }
    }

    private void add(String url, @Nullable COSArray rectangle, PDPage page) {
        left.add(url);
        float[] sides = new float[4];
        boolean isBox = rectangle != null && rectangle.size() >= 4 && page.getRotation() == 0;
        for (int i = 0; isBox && i < 4; i++) {
            isBox = rectangle.getObject(i) instanceof COSNumber;
            sides[i] = isBox ? ((COSNumber) rectangle.getObject(i)).floatValue() : 0;
        }
        if (isBox) {
            PDRectangle crop = page.getCropBox();
            boxes.add(
                    new Box(
                            Math.min(sides[0], sides[2]) - crop.getLowerLeftX(),
                            crop.getUpperRightY() - Math.max(sides[1], sides[3]),
                            Math.max(sides[0], sides[2]) - crop.getLowerLeftX(),
                            crop.getUpperRightY() - Math.min(sides[1], sides[3]),
                            url));
        }
    }

    /** The link that is shown there, or null. */
    @Nullable String at(float x, float y) {
        for (Box box : boxes) {
            if (box.has(x, y)) {
                return box.url;
            }
        }
        return null;
    }

    void shown(String url) {
        left.remove(url);
    }

    /** Those that no word shows, such as the links of pictures. */
    Set<String> left() {
        return left;
    }
}
