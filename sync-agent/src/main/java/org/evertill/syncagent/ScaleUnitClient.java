package org.evertill.syncagent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.store.StoreFacts;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.ActivationRequest;
import org.evertill.exchange.wire.HealthAnswer;
import org.evertill.exchange.wire.RegisterReportAnswer;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.exchange.wire.SignOnAnswer;
import org.evertill.exchange.wire.SignOnRequest;
import org.evertill.exchange.wire.StaffEntry;
import org.evertill.exchange.wire.SyncLogRequest;
import org.evertill.exchange.wire.UploadAnswer;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.exchange.wire.WireJson;

/**
 * Every address of the scale unit's API, as calls ready to be sent. Sends nothing itself and keeps no state but the
 * device token. Safe on any thread.
 */
public final class ScaleUnitClient {
    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";
    private static final MediaType JSON_BODY = MediaType.get(JSON);
    private static final String API = "api/v1";
    /** 200 products with their names and taxes are 200 kB; nothing we ask for in JSON comes near this. */
    private static final long JSON_BYTES_MAX = 8L << 20;
    /** Twice a piece of a package: a frame that did not shrink, and its zstd heading. */
    private static final long FRAME_BYTES_MAX = 17L << 20;

    /** An id and a word. */
    private static final long ORDER_BYTES_MAX = 4L << 10;

    private final HttpUrl root;
    private final String deviceToken;

    /**
     * @param deviceToken what activation gave this register; empty before it, then all but health and activation are
     *     refused by the scale unit
     */
    public ScaleUnitClient(ScaleUnitAddress address, String deviceToken) {
        this.root = HttpUrl.get(address.uri());
        this.deviceToken = deviceToken;
    }

    /** Whether the scale unit is up, which store it serves, and its data version. */
    public ScaleUnitCall<HealthAnswer> health() {
        return json(get("health"), AnswerReaders.HEALTH);
    }

    /** Activates this device with a code that works once. */
    public ScaleUnitCall<ActivationAnswer> activate(String activationCode) {
        return json(post(new ActivationRequest(activationCode), "devices", "activate"),
                AnswerReaders.of(ActivationAnswer.class));
    }

    /** Proves a worker. */
    public ScaleUnitCall<SignOnAnswer> signOn(String workerNumber, String pin) {
        return json(post(new SignOnRequest(workerNumber, pin), "staff", "sign-on"), AnswerReaders.PROOF);
    }

    /** Who works here. */
    public ScaleUnitCall<List<StaffEntry>> staff() {
        return json(get("staff"), AnswerReaders.STAFF);
    }

    /** The store as the register shows it, with its favourites priced for a day. */
    public ScaleUnitCall<StoreFacts> store(LocalDate on) {
        return json(get(url("store").addQueryParameter("date", on.toString())), AnswerReaders.STORE);
    }

    /** What is sold under a barcode, or else under a product number. */
    public ScaleUnitCall<ItemFacts> itemByCode(String code, LocalDate on) {
        return json(get(url("products", "by-code", code).addQueryParameter("date", on.toString())), AnswerReaders.ITEM);
    }

    /** A page of the products that match. */
    public ScaleUnitCall<Answer.Products> products(Question.ProductSearch search) {
        return json(get(url("products")
                .addQueryParameter("query", search.text())
                .addQueryParameter("category", search.categoryCode())
                .addQueryParameter("date", search.on().toString())
                .addQueryParameter("limit", String.valueOf(search.limit()))
                .addQueryParameter("offset", String.valueOf(search.offset()))), AnswerReaders.PRODUCTS);
    }

    /** This register's profile as it is published now. */
    public ScaleUnitCall<OfflineProfile> offlineProfile() {
        return json(get("offline-profile"), AnswerReaders.PROFILE);
    }

    /** {@link #newestPackage(DatabaseKind, TableSchema, Optional)} for a program of the newest schema, as this one. */
    public ScaleUnitCall<SignedManifest> newestPackage(DatabaseKind kind, Optional<Generation> installed) {
        return newestPackage(kind, TableSchema.newest(), installed);
    }

    /**
     * The package that leads from what is installed, if anything, towards the newest; that version's own when it is
     * the newest; refused with {@code no-package} when there is none.
     *
     * @param known the schema of the program that asks; a scale unit that has not come so far gives the one before
     */
    public ScaleUnitCall<SignedManifest> newestPackage(DatabaseKind kind, TableSchema known,
            Optional<Generation> installed) {
        HttpUrl.Builder newest = url("packages", kind.code(), "newest")
                .addQueryParameter("schema", String.valueOf(known.version()));
        installed.ifPresent(generation -> newest
                .addQueryParameter("installed", String.valueOf(generation.version()))
                .addQueryParameter("edition", generation.dataGroup())
                .addQueryParameter("installedSchema", String.valueOf(generation.schema().version())));
        return json(get(newest), AnswerReaders.of(SignedManifest.class));
    }

    /** The bytes of a frame from an offset to another; a server that knows no ranges answers the whole frame. */
    public ScaleUnitCall<byte[]> frame(PackageManifest manifest, int index, long from, long to) {
        String version = String.valueOf(manifest.version());
        HttpUrl.Builder frames = manifest.isDelta()
                ? url("packages", manifest.kind(), version, "from", String.valueOf(manifest.baseVersion()), "frames",
                        String.valueOf(index))
                : url("packages", manifest.kind(), version, "frames", String.valueOf(index));
        frames.addQueryParameter("edition", manifest.dataGroup())
                .addQueryParameter("schema", String.valueOf(manifest.schemaVersion()));
        Request.Builder request = get(frames).header("Range", "bytes=" + from + "-" + (to - 1));
        return new ScaleUnitCall<>(request.build(), BYTES, FRAME_BYTES_MAX, body -> body);
    }

    /** Sends records of this register, oldest first. */
    public ScaleUnitCall<UploadAnswer> upload(UploadRequest records) {
        return json(post(records, "transactions"), AnswerReaders.of(UploadAnswer.class));
    }

    /** Reports attempts at synchronising. */
    public ScaleUnitCall<Boolean> reportSyncLog(SyncLogRequest entries) {
        return new ScaleUnitCall<>(post(entries, "sync-log").build(), "", 0, body -> true);
    }

    /** Tells how this register's offline database stands; answered with what headquarters wants of its downloads. */
    public ScaleUnitCall<RegisterReportAnswer> report(RegisterReportRequest report) {
        return new ScaleUnitCall<>(post(report, "register-report").build(), "", ORDER_BYTES_MAX,
                body -> body.length == 0 ? new RegisterReportAnswer(null)
                        : decode(AnswerReaders.of(RegisterReportAnswer.class), body));
    }

    /** A receipt's record, the payload's exact bytes, by its printed number. */
    public ScaleUnitCall<byte[]> receipt(String registerNumber, long incarnation, long receiptNumber) {
        Request request = get(url("receipts", String.valueOf(incarnation), String.valueOf(receiptNumber))
                .addQueryParameter("register", registerNumber)).build();
        return new ScaleUnitCall<>(request, JSON, JSON_BYTES_MAX, body -> body);
    }

    /** Items written as JSON beside a refusal; empty when they cannot be read. */
    static List<ItemFacts> itemsOf(String json) {
        try {
            return AnswerReaders.ITEMS.readValue(json);
        } catch (JsonProcessingException unreadable) {
            return List.of();
        }
    }

    private static <T> ScaleUnitCall<T> json(Request.Builder request, ObjectReader reader) {
        return new ScaleUnitCall<>(request.build(), JSON, JSON_BYTES_MAX, body -> decode(reader, body));
    }

    private static <T> T decode(ObjectReader reader, byte[] body) throws IOException {
        T value = reader.readValue(body);
        if (value == null) {
            throw new IOException("null where a value was due");
        }
        return value;
    }

    private Request.Builder get(String... segments) {
        return get(url(segments));
    }

    private Request.Builder get(HttpUrl.Builder url) {
        return authorized(url).get();
    }

    private Request.Builder post(Object body, String... segments) {
        try {
            return authorized(url(segments))
                    .post(RequestBody.create(WireJson.mapper().writeValueAsBytes(body), JSON_BODY));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request cannot be said as JSON", e);
        }
    }

    private Request.Builder authorized(HttpUrl.Builder url) {
        Request.Builder request = new Request.Builder().url(url.build()).header("Accept", JSON + ", " + BYTES);
        return deviceToken.isEmpty() ? request : request.header("Authorization", "Bearer " + deviceToken);
    }

    private HttpUrl.Builder url(String... segments) {
        HttpUrl.Builder url = root.newBuilder().addPathSegments(API);
        for (String segment : segments) {
            url.addPathSegment(segment);
        }
        return url;
    }
}
