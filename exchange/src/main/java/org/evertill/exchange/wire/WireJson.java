package org.evertill.exchange.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.evertill.commerce.connection.LookupSource;

/**
 * How JSON is written and read between register, channel and headquarters: records by their components, dates as ISO
 * text, bytes as base64, nulls left out; unknown properties passed over, so that an older register reads a newer
 * server, but a number that is missing is an error and never zero.
 */
public final class WireJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addSerializer(LookupSource.class, new LookupSourceWriter())
                    .addDeserializer(LookupSource.class, new LookupSourceReader()))
            // Without this, what a record only computes (isNegative) would travel as if it were a fact.
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Of an enumeration that says which of its values stands for those of a later program.
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private WireJson() {
    }

    /** The one mapper; safe on any thread, not to be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    private static final class LookupSourceWriter extends StdSerializer<LookupSource> {
        LookupSourceWriter() {
            super(LookupSource.class);
        }

        @Override
        public void serialize(LookupSource source, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(source.code());
        }
    }

    private static final class LookupSourceReader extends StdDeserializer<LookupSource> {
        LookupSourceReader() {
            super(LookupSource.class);
        }

        @Override
        public LookupSource deserialize(JsonParser json, DeserializationContext context) throws IOException {
            LookupSource source = LookupSource.ofCode(json.getText());
            if (!source.code().equals(json.getText())) {
                LaterWords.tell("lookupSource", json.getText(), source.code());
            }
            return source;
        }
    }
}
