package services.andreas.events.openai;

import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.client.methods.CloseableHttpResponse;

/** A response that has been read completely. */
record ReadResponse(int statusCode, Headers headers, InputStream body) implements HttpResponse {
    /** Many times the size of any answer. */
    private static final int MOST_BYTES = 16 << 20;

    static ReadResponse of(CloseableHttpResponse answer) throws IOException {
        Headers.Builder headers = Headers.builder();
        for (Header header : answer.getAllHeaders()) {
            headers.put(header.getName(), header.getValue());
        }
        return new ReadResponse(
                answer.getStatusLine().getStatusCode(),
                headers.build(),
                new ByteArrayInputStream(read(answer.getEntity())));
    }

    private static byte[] read(HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream content = entity.getContent()) {
            byte[] bytes = content.readNBytes(MOST_BYTES);
            if (bytes.length == MOST_BYTES) {
                throw new IOException("The answer is too long");
            }
            return bytes;
        }
    }

    @Override
    public void close() {
        // nothing is open
    }
}
