package services.andreas.events.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.primitives.Bytes;
import java.util.UUID;
import org.apache.http.entity.ByteArrayEntity;

/** A form with one file (RFC 7578). */
final class FileForm {
    private FileForm() {}

    static ByteArrayEntity of(String purpose, byte[] file) {
        // no mail can hold it: nobody knows it before
        String boundary = UUID.randomUUID().toString();
        String head =
                """
                --%1$s
                Content-Disposition: form-data; name="purpose"

                %2$s
                --%1$s
                Content-Disposition: form-data; name="file"; filename="questions.jsonl"
                Content-Type: application/jsonl

                """
                        .formatted(boundary, purpose)
                        .replace("\n", "\r\n");
        String tail = "\r\n--" + boundary + "--\r\n";
        ByteArrayEntity form =
                new ByteArrayEntity(
                        Bytes.concat(head.getBytes(US_ASCII), file, tail.getBytes(US_ASCII)));
        form.setContentType("multipart/form-data; boundary=" + boundary);
        return form;
    }
}
