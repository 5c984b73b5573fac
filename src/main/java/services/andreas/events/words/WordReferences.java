package services.andreas.events.words;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Has rules refer to lists of words: {@code words:states/moved} in a list stands for all of it. */
public final class WordReferences extends SimpleModule {
    private static final String PREFIX = "words:";

    public WordReferences(WordLists words) {
        setDeserializerModifier(new OfLists(words));
    }

    private static final class OfLists extends BeanDeserializerModifier {
        private final transient WordLists words;

        OfLists(WordLists words) {
            this.words = words;
        }

        @Override
        public JsonDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription description,
                JsonDeserializer<?> ordinary) {
            return type.getContentType().hasRawClass(String.class)
                    ? new ListReader(words)
                    : ordinary;
        }
    }

    private static final class ListReader extends StdDeserializer<List<String>> {
        private final transient WordLists words;

        ListReader(WordLists words) {
            super(List.class);
            this.words = words;
        }

        @Override
        public List<String> deserialize(JsonParser yaml, DeserializationContext context)
                throws IOException {
            if (!yaml.isExpectedStartArrayToken()) {
                context.reportWrongTokenException(this, JsonToken.START_ARRAY, "a list of words");
            }
            List<String> all = new ArrayList<>();
            while (yaml.nextToken() != JsonToken.END_ARRAY) {
                String word = _parseString(yaml, context, this);
                if (!word.startsWith(PREFIX)) {
                    all.add(word);
                    continue;
                }
                List<String> named = words.named(word.substring(PREFIX.length()));
                if (named == null) {
                    context.reportInputMismatch(this, "%s: there are no such words", word);
                }
                all.addAll(named);
            }
            return all;
        }
    }
}
