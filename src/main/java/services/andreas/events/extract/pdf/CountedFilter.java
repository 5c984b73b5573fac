package services.andreas.events.extract.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.DecodeResult;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * A filter of PDFBox that unpacks no more than {@link Work} allows: PDFBox unpacks into memory,
 * without a bound. Of pictures, only a fax is unpacked, and only as one.
 */
final class CountedFilter extends Filter {
    private static final Set<COSName> PICTURES =
            Set.of(
                    COSName.DCT_DECODE,
                    COSName.DCT_DECODE_ABBREVIATION,
                    COSName.CCITTFAX_DECODE,
                    COSName.CCITTFAX_DECODE_ABBREVIATION,
                    COSName.JPX_DECODE,
                    COSName.JBIG2_DECODE);

    private static final Set<COSName> FAX =
            Set.of(COSName.CCITTFAX_DECODE, COSName.CCITTFAX_DECODE_ABBREVIATION);

    /** Samples of a row; PDFBox makes room for two rows before it reads the first. */
    private static final int COLUMNS = 100_000;

    private final Filter filter;
    private final boolean isOfPictures;
    private final boolean isFax;

    private CountedFilter(COSName name, Filter filter) {
        this.filter = filter;
        this.isOfPictures = PICTURES.contains(name);
        this.isFax = FAX.contains(name);
    }

    /**
     * Puts counted filters into PDFBox's only table of them, which has no public way in; a file is
     * not read where that fails.
     */
    static void install() throws ReflectiveOperationException {
        Field table = FilterFactory.class.getDeclaredField("filters");
        table.setAccessible(true);
        @SuppressWarnings("unchecked")
        Map<COSName, Filter> filters = (Map<COSName, Filter>) table.get(FilterFactory.INSTANCE);
        filters.replaceAll(CountedFilter::new);
    }

    @Override
    public DecodeResult decode(
            InputStream encoded, OutputStream decoded, COSDictionary parameters, int index)
            throws IOException {
        Work work = Work.current();
        if (work == null) {
            throw new IOException("Work is not counted");
        }
        if (isOfPictures && !(isFax && work.isAtPicture())) {
            throw new IOException("A picture has no text");
        }
        check(parameters.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP));
        return filter.decode(encoded, new CountedOutput(decoded, work), parameters, index);
    }

    private static void check(COSBase parameters) throws IOException {
        if (parameters instanceof COSArray all) {
            for (int i = 0; i < all.size(); i++) {
                check(all.getObject(i));
            }
        } else if (parameters instanceof COSDictionary one
                && one.getInt(COSName.COLUMNS, 1) > COLUMNS) {
            throw new IOException("A row is too long");
        }
    }

    @Override
    protected void encode(InputStream input, OutputStream encoded, COSDictionary parameters) {
        throw new UnsupportedOperationException("Nothing is written");
    }
}
