package org.evertill.scaleunit.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal as the API says it: RFC 9457 problem details.
 *
 * @param status     the HTTP status
 * @param slug       what it is, stable, for programs; the end of the {@code type} URN
 * @param title      what it is, for people
 * @param detail     what happened this time
 * @param extensions further members, such as the number asked for
 */
public record Problem(int status, String slug, String title, String detail, Map<String, Object> extensions) {
    public static final String CONTENT_TYPE = "application/problem+json";
    private static final String TYPE_PREFIX = "urn:evertill:problem:";

    public Problem {
        extensions = Map.copyOf(extensions);
    }

    /** A problem without further members. */
    public static Problem of(int status, String slug, String title, String detail) {
        return new Problem(status, slug, title, detail, Map.of());
    }

    /** The same with one more member. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(status, slug, title, detail, more);
    }

    /** The JSON object of RFC 9457. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", TYPE_PREFIX + slug);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        members.putAll(extensions);
        return members;
    }
}
