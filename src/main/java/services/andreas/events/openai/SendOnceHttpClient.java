package services.andreas.events.openai;

import com.openai.core.RequestOptions;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/**
 * Sends each body once and to one host. Without it okhttp repeats the whole request after a 307, a
 * 308 or a 503 with {@code Retry-After: 0}, the first two at whatever address the server names.
 */
final class SendOnceHttpClient implements HttpClient {
    private final HttpClient http;

    SendOnceHttpClient(HttpClient http) {
        this.http = http;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        return http.execute(once(request), options);
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(
            HttpRequest request, RequestOptions options) {
        return http.executeAsync(once(request), options);
    }

    @Override
    public void close() {
        http.close();
    }

    private static HttpRequest once(HttpRequest request) {
        HttpRequestBody body = request.body();
        return body == null ? request : request.toBuilder().body(new Once(body)).build();
    }

    private record Once(HttpRequestBody body) implements HttpRequestBody {
        @Override
        public boolean repeatable() {
            return false;
        }

        @Override
        public void writeTo(OutputStream out) {
            body.writeTo(out);
        }

        @Override
        public String contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public void close() {
            body.close();
        }
    }
}
