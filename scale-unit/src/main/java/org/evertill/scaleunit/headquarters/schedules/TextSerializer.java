package org.evertill.scaleunit.headquarters.schedules;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/** Keeps a task's data, a recurrence as it is written, as text: nothing of a file ever becomes an object of its own. */
final class TextSerializer implements Serializer {

    @Override
    public byte[] serialize(Object text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
        return type.cast(new String(bytes, StandardCharsets.UTF_8));
    }
}
