package org.evertill.syncagent;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.RegisterReportAnswer;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.exchange.wire.SyncLogRequest;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.exchange.wire.UploadAnswer;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.exchange.wire.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * The channel's side of synchronising, as far as an agent sees it, with a memory of what came; a test puts a lie in
 * front of it where it wants one. The real scale unit is tested with the agent in the verification module.
 */
final class ScriptedChannel implements LyingPeer.Behaviour {
    private static final Pattern NEWEST = Pattern.compile(
            "/api/v1/packages/(\\w+)/newest\\?schema=\\d+(?:&installed=(\\d+)&edition=.*&installedSchema=\\d+)?");
    private static final Pattern FRAME = Pattern.compile(
            "/api/v1/packages/(\\w+)/(\\d+)(?:/from/\\d+)?/frames/(\\d+)(?:\\?edition=.*)?");
    private static final Pattern RANGE = Pattern.compile("(?i)range: bytes=(\\d+)-(\\d+)");

    private volatile @Nullable RegisterReportRequest report;
    private final Map<String, byte[]> records = new LinkedHashMap<>();
    private final List<UploadRequest> envelopes = new CopyOnWriteArrayList<>();
    private final List<SyncLogEntry> reported = new CopyOnWriteArrayList<>();
    private final Map<String, PackageFolder> packages = new ConcurrentHashMap<>();
    private final Map<String, PackageFolder> firstPackages = new ConcurrentHashMap<>();
    private volatile OfflineProfile profile = OfflineProfile.PUBLISHED_DEFAULTS;
    private volatile @Nullable DownloadOrder order;
    private volatile Lie lie = (request, socket) -> false;

    /** Something else than the truth. */
    @FunctionalInterface
    interface Lie {
        /** Answers by itself, or says that it has not. */
        boolean tell(LyingPeer.Heard request, Socket socket) throws Exception;
    }

    void lies(Lie next) {
        lie = next;
    }

    void tellsTheTruth() {
        lie = (request, socket) -> false;
    }

    void publish(OfflineProfile next) {
        profile = next;
    }

    void publish(String kind, PackageFolder folder) {
        packages.put(kind, folder);
    }

    /** Who has nothing gets this one first, and only then what is published. */
    void publishFirst(String kind, PackageFolder folder) {
        firstPackages.put(kind, folder);
    }

    private Optional<PackageFolder> next(String kind, @Nullable String installed) {
        return Optional.ofNullable(installed == null && firstPackages.containsKey(kind) ? firstPackages.get(kind)
                : packages.get(kind));
    }

    /** The records that have arrived, by their id, in the order they came. */
    synchronized Map<String, byte[]> records() {
        return new LinkedHashMap<>(records);
    }

    /** Refuses, with this status, whatever this record is in; the truth for all others. */
    void refusesEnvelopesWith(String badId, int status) {
        lies((request, socket) -> {
            boolean spoiled = request.isFor("/api/v1/transactions") && request.body().contains(badId);
            if (spoiled) {
                LyingPeer.problem(status, "malformed-request", "").serve(request, socket);
            }
            return spoiled;
        });
    }

    /** Every envelope that was read, the refused ones included. */
    List<UploadRequest> envelopes() {
        return envelopes;
    }

    List<SyncLogEntry> reported() {
        return reported;
    }

    static UploadRequest envelope(LyingPeer.Heard request) throws IOException {
        return WireJson.mapper().readValue(request.body(), UploadRequest.class);
    }

    @Override
    public void serve(LyingPeer.Heard request, Socket socket) throws Exception {
        if (request.isFor("/api/v1/transactions")) {
            envelopes.add(envelope(request));
        }
        if (lie.tell(request, socket)) {
            return;
        }
        Matcher newest = NEWEST.matcher(request.target());
        Matcher frame = FRAME.matcher(request.target());
        if (request.isFor("/api/v1/transactions")) {
            json(socket, receive(envelope(request)));
        } else if (request.isFor("/api/v1/sync-log")) {
            reported.addAll(WireJson.mapper().readValue(request.body(), SyncLogRequest.class).entries());
            LyingPeer.respond(socket, 204, "", new byte[0]);
        } else if (request.isFor("/api/v1/register-report")) {
            report = WireJson.mapper().readValue(request.body(), RegisterReportRequest.class);
            DownloadOrder standing = order;
            if (standing == null) {
                LyingPeer.respond(socket, 204, "", new byte[0]);
            } else {
                json(socket, new RegisterReportAnswer(standing));
            }
        } else if (request.isFor("/api/v1/offline-profile")) {
            json(socket, profile);
        } else if (newest.matches()) {
            Optional<PackageFolder> folder = next(newest.group(1), newest.group(2));
            if (folder.isPresent()) {
                json(socket, folder.get().signedManifest().orElseThrow());
            } else {
                LyingPeer.problem(404, "no-package", "").serve(request, socket);
            }
        } else if (frame.matches()) {
            sendFrame(frame, request, socket);
        } else {
            LyingPeer.problem(404, "not-found", "").serve(request, socket);
        }
    }

    /** Headquarters wants this of the register's downloads; null for nothing. */
    void orders(@Nullable DownloadOrder next) {
        order = next;
    }

    /** What the register last told of its offline database; null before it told anything. */
    @Nullable RegisterReportRequest report() {
        return report;
    }

    synchronized UploadAnswer receive(UploadRequest request) {
        List<RecordAnswer> answers = new ArrayList<>();
        for (UploadRecord record : request.records()) {
            byte[] before = records.putIfAbsent(record.recordId(), record.payload());
            answers.add(before == null ? new RecordAnswer(record.recordId(), UploadOutcome.ACCEPTED, null)
                    : Arrays.equals(before, record.payload())
                            ? new RecordAnswer(record.recordId(), UploadOutcome.ALREADY_HERE, null)
                            : new RecordAnswer(record.recordId(), UploadOutcome.QUARANTINED, "other bytes"));
        }
        return new UploadAnswer(answers);
    }

    private void sendFrame(Matcher frame, LyingPeer.Heard request, Socket socket) throws IOException {
        PackageFolder newest = packages.get(frame.group(1));
        PackageFolder folder = newest.path().getFileName().toString().endsWith("-" + frame.group(2)) ? newest
                : firstPackages.getOrDefault(frame.group(1), newest);
        byte[] bytes = Files.readAllBytes(folder.frameFile(Integer.parseInt(frame.group(3))));
        String header = request.headers().stream()
                .filter(line -> RANGE.matcher(line).matches())
                .findFirst().orElseThrow();
        Matcher range = RANGE.matcher(header);
        range.matches();
        byte[] part = Arrays.copyOfRange(bytes, Integer.parseInt(range.group(1)),
                Math.min(bytes.length, Integer.parseInt(range.group(2)) + 1));
        LyingPeer.respond(socket, 206, "Content-Type: application/octet-stream\r\n", part);
    }

    private static void json(Socket socket, Object body) throws IOException {
        LyingPeer.respond(socket, 200, "Content-Type: application/json\r\n", WireJson.mapper().writeValueAsBytes(body));
    }
}
