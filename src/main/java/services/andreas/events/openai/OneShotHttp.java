package services.andreas.events.openai;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpEntity;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.SystemDefaultRoutePlanner;
import services.andreas.events.openai.errors.OpenAIInvalidDataException;
import services.andreas.events.openai.errors.OpenAIIoException;
import services.andreas.events.pace.Deadline;

/**
 * Sends each request once, without redirects, and aborts it at its deadline even if the answer
 * still trickles in. Uses the HTTP library that the clients of AWS and Gmail use.
 */
final class OneShotHttp implements AutoCloseable {
    /** More than threads that call; idle connections are kept. */
    private static final int CONNECTIONS = 1024;

    private static final Duration KEEP_ALIVE = Duration.ofMinutes(5);
    private static final Duration LONGEST_CONNECT = Duration.ofMinutes(1);

    /** Many times the size of any answer, once it is unpacked. */
    private static final int MOST_BYTES = 16 << 20;

    private final Duration timeout;
    private final CloseableHttpClient http;

    /**
     * @param timeout for one exchange, from the connection to the last byte of the answer
     */
    OneShotHttp(Duration timeout) {
        this.timeout = timeout;
        int milliseconds = Math.toIntExact(timeout.toMillis());
        this.http =
                HttpClientBuilder.create()
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setConnectTimeout(
                                                (int)
                                                        Math.min(
                                                                milliseconds,
                                                                LONGEST_CONNECT.toMillis()))
                                        .setSocketTimeout(milliseconds)
                                        .build())
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .setConnectionTimeToLive(KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS)
                        .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .build();
    }

    /** Takes what the server answered out of a response. */
    interface Reader<T> {
        T read(CloseableHttpResponse response, InputStream body) throws IOException;
    }

    /**
     * @throws OpenAIIoException if the answer does not arrive whole and in time
     */
    <T> T send(RequestBuilder request, Reader<T> reader) {
        HttpUriRequest call = request.build();
        Future<?> deadline = Deadline.start(call, timeout);
        try (CloseableHttpResponse response = http.execute(call)) {
            HttpEntity entity = response.getEntity();
            return reader.read(
                    response, entity == null ? InputStream.nullInputStream() : entity.getContent());
        } catch (IOException e) {
            IOException cause = deadline.isDone() ? new SocketTimeoutException("timeout") : e;
            throw new OpenAIIoException("The server did not answer", cause);
        } finally {
            deadline.cancel(false);
        }
    }

    /**
     * Reads a body as a whole. Does not close the stream, which would read all that is left of too
     * long a body.
     *
     * @throws OpenAIInvalidDataException if it is too long
     */
    static byte[] whole(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES);
        if (bytes.length == MOST_BYTES) {
            throw new OpenAIInvalidDataException("The answer is too long");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
