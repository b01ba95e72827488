package org.evertill.scaleunit.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.evertill.exchange.files.Sha256;

/** Tells records that are set aside apart: what is sent as one may be of any length, and no index takes that. */
public final class RecordFingerprint {

    private RecordFingerprint() {
    }

    /** The same for the same bytes. */
    public static byte[] of(String recordId, byte[] hash, byte[] payload) {
        byte[] id = recordId.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + id.length + hash.length + payload.length);
        bytes.putInt(id.length).put(id).putInt(hash.length).put(hash).put(payload);
        return HexFormat.of().parseHex(Sha256.hexOf(bytes.array()));
    }
}
