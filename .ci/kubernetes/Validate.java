import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/** Validates Kubernetes objects, one JSON document a line, against the schemas of 1.34. */
public final class Validate {
    private static final Map<String, String> API_VERSIONS =
            Map.of(
                    "ConfigMap", "v1",
                    "CronJob", "batch/v1",
                    "Deployment", "apps/v1",
                    "Namespace", "v1",
                    "NetworkPolicy", "networking.k8s.io/v1",
                    "ServiceAccount", "v1");

    private Validate() {}

    public static void main(String[] args) throws Exception {
        JSON json = new JSON();
        boolean valid = true;
        int count = 0;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonObject object = JsonParser.parseString(line).getAsJsonObject();
            String kind = object.get("kind").getAsString();
            try {
                if (!object.get("apiVersion").getAsString().equals(API_VERSIONS.get(kind))) {
                    throw new IllegalArgumentException("the API version is not known");
                }
                Class<?> type = Class.forName("io.kubernetes.client.openapi.models.V1" + kind);
                type.getMethod("validateJsonElement", JsonElement.class).invoke(null, object);
                json.getGson().fromJson(object, type);
                count++;
            } catch (InvocationTargetException e) {
                System.err.println("  " + kind + ": " + e.getCause().getMessage());
                valid = false;
            } catch (RuntimeException e) {
                System.err.println("  " + kind + ": " + e.getMessage());
                valid = false;
            }
        }
        System.out.println("  " + count + " objects are valid in Kubernetes 1.34");
        System.exit(valid && count > 0 ? 0 : 1);
    }
}
