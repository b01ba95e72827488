package org.evertill.syncagent;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.exchange.security.TrustedCertificates;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client of a register. Sends calls so that each ends by its deadline, whatever the network does: the
 * deadline runs beside the call, not in it, because name resolution cannot be interrupted. Safe on any thread;
 * {@link #send} never blocks.
 */
public final class ScaleUnitLine {
    /** A register asks one question at a time; the rest is room for calls stuck in name resolution. */
    private static final int CALLS_MAX = 16;
    private static final int IDLE_CONNECTIONS_MAX = 4;
    /** Shorter than servers keep an idle connection (Jetty: 30 s), so that it is us who close it. */
    private static final long IDLE_CONNECTION_SECONDS = 20;
    /** A second net below the deadlines: no socket of ours is silent for longer. */
    private static final long SILENCE_SECONDS_MAX = 30;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final String CLOSED = "The line to the scale unit is closed.";

    private final ScheduledExecutorService timers;
    private final ReplyReader reader;
    private final Clock clock;
    private final TrustedCertificates trusted;
    private final Dns names;
    private final LongSupplier ticker;
    private final AtomicReference<@Nullable OkHttpClient> http = new AtomicReference<>();
    private volatile OptionalLong latencyMillis = OptionalLong.empty();

    /**
     * @param timers  for deadlines; must never be blocked
     * @param clock   for dates in answers and certificates
     * @param trusted whom it speaks to at an address with https
     */
    public ScaleUnitLine(ScheduledExecutorService timers, Clock clock, TrustedCertificates trusted) {
        this(timers, clock, trusted, Dns.SYSTEM, System::nanoTime);
    }

    /** A line that trusts what the system trusts. */
    public ScaleUnitLine(ScheduledExecutorService timers, Clock clock) {
        this(timers, clock, TrustedCertificates.OF_THE_SYSTEM);
    }

    /** @param ticker monotonic nanoseconds */
    ScaleUnitLine(ScheduledExecutorService timers, Clock clock, TrustedCertificates trusted, Dns names,
            LongSupplier ticker) {
        this.timers = timers;
        this.clock = clock;
        this.reader = new ReplyReader(clock);
        this.trusted = trusted;
        this.names = names;
        this.ticker = ticker;
    }

    /** Makes the client, the system's trusted certificates included; up to half a second at the first time. */
    public synchronized void start() {
        if (http.get() != null) {
            return;
        }
        AtomicInteger count = new AtomicInteger();
        // Without a bound of its own: a call that ends begins the next one before its thread is free again.
        ThreadPoolExecutor threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> Thread.ofPlatform().daemon()
                        .name("scale unit call " + count.incrementAndGet())
                        .unstarted(work));
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(CALLS_MAX);
        dispatcher.setMaxRequestsPerHost(CALLS_MAX);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(freshPool())
                .dns(names)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(ScaleUnitLine::keepRetryAfter)
                .connectTimeout(SILENCE_SECONDS_MAX, TimeUnit.SECONDS)
                .readTimeout(SILENCE_SECONDS_MAX, TimeUnit.SECONDS)
                .writeTimeout(SILENCE_SECONDS_MAX, TimeUnit.SECONDS)
                .eventListenerFactory(call -> {
                    ConnectionTrace trace = call.request().tag(ConnectionTrace.class);
                    return trace == null ? EventListener.NONE : trace;
                });
        trusted.tls(clock).ifPresent(tls -> builder.sslSocketFactory(tls.sockets(), tls.manager()));
        http.set(builder.build());
    }

    private static ConnectionPool freshPool() {
        return new ConnectionPool(IDLE_CONNECTIONS_MAX, IDLE_CONNECTION_SECONDS, TimeUnit.SECONDS);
    }

    /** OkHttp follows this header by itself: it repeats a call at once for a 0, and fails of a number too large. */
    private static Response keepRetryAfter(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String asked = response.header("Retry-After");
        return asked == null ? response : response.newBuilder()
                .removeHeader("Retry-After").header(ReplyReader.RETRY_AFTER, asked).build();
    }

    /** Cancels what is under way and closes all connections; does not wait until they are closed. Any thread. */
    public void stop() {
        OkHttpClient client = http.getAndSet(null);
        if (client != null) {
            client.dispatcher().cancelAll();
            client.dispatcher().executorService().shutdown();
            close(client.connectionPool());
        }
    }

    /**
     * Uses no connection of before any more: after a switch nobody knows whether the other end still has them. Does
     * not wait until they are closed. Any thread.
     */
    public void evict() {
        OkHttpClient before = http.getAndUpdate(client -> client == null ? null
                : client.newBuilder().connectionPool(freshPool()).build());
        if (before != null) {
            close(before.connectionPool());
        }
    }

    /**
     * On a thread of its own: closing a connection of TLS 1.3 waits for the other end, up to our longest silence for
     * each, and whoever switches or ends has somebody waiting.
     */
    private static void close(ConnectionPool pool) {
        Thread.ofPlatform().daemon().name("closing connections").start(pool::evictAll);
    }

    /**
     * Sends a call. The future always completes with a value, by the deadline; what comes later is dropped. Cancelling
     * it cancels the call. Dependents run on a call thread or on the timer's and must not block.
     */
    public <T> CompletableFuture<Reply<T>> send(ScaleUnitCall<T> call, Duration deadline) {
        Sending<T> sending = new Sending<>(call);
        sending.enqueue();
        try {
            Future<?> timer = timers.schedule(() -> sending.end(Reply.Unavailable.because(SwitchCause.NO_ANSWER,
                    call + " was not answered within " + deadline.toMillis() + " ms.")),
                    deadline.toNanos(), TimeUnit.NANOSECONDS);
            sending.reply.whenComplete((reply, cancelled) -> {
                timer.cancel(false);
                if (cancelled != null) {
                    sending.cancel();
                }
            });
        } catch (RejectedExecutionException ended) {
            sending.end(Reply.Unavailable.because(SwitchCause.UNREACHABLE, CLOSED));
        }
        return sending.reply;
    }

    /**
     * How long the scale unit took to begin its newest answer, in milliseconds, whoever asked: a question of the sale
     * or a look for packages. Empty before any. Any thread.
     */
    public OptionalLong latencyMillis() {
        return latencyMillis;
    }

    /** Whether a call had to open a connection, or took one from the pool; and how soon it was answered. */
    private final class ConnectionTrace extends EventListener {
        private volatile boolean isConnecting;
        private volatile boolean isFromPool;
        private volatile long askedNanos;

        @Override
        public void requestHeadersStart(Call call) {
            askedNanos = ticker.getAsLong();
        }

        @Override
        public void responseHeadersStart(Call call) {
            // What is sent with a body takes as long as the body, and what is checked as long as the check.
            if (call.request().method().equals("GET")) {
                latencyMillis = OptionalLong.of((ticker.getAsLong() - askedNanos) / NANOS_PER_MILLI);
            }
        }

        @Override
        public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
            isConnecting = true;
        }

        @Override
        public void connectionAcquired(Call call, Connection connection) {
            isFromPool = !isConnecting;
        }
    }

    /** One call on its way. */
    private final class Sending<T> implements Callback {
        private final CompletableFuture<Reply<T>> reply = new CompletableFuture<>();
        private final ScaleUnitCall<T> call;
        private volatile @Nullable Call current;
        private volatile boolean isRepeated;

        Sending(ScaleUnitCall<T> call) {
            this.call = call;
        }

        void enqueue() {
            OkHttpClient client = http.get();
            if (client == null) {
                end(Reply.Unavailable.because(SwitchCause.UNREACHABLE, CLOSED));
                return;
            }
            Call next = client.newCall(call.request().newBuilder()
                    .tag(ConnectionTrace.class, new ConnectionTrace())
                    .build());
            current = next;
            next.enqueue(this);
            if (reply.isDone()) {
                next.cancel();
            }
        }

        void end(Reply<T> end) {
            if (reply.complete(end)) {
                cancel();
            }
        }

        void cancel() {
            Call running = current;
            if (running != null) {
                running.cancel();
            }
        }

        @Override
        public void onResponse(Call answered, Response response) {
            try (response) {
                reply.complete(reader.read(call, response));
            } catch (IOException broken) {
                reply.complete(reader.failed(call, broken));
            }
        }

        @Override
        public void onFailure(Call failed, IOException e) {
            ConnectionTrace trace = failed.request().tag(ConnectionTrace.class);
            // The other end may have closed an idle connection before we did: that is no outage.
            boolean isStale = trace != null && trace.isFromPool;
            if (isStale && call.isRead() && !isRepeated && !reply.isDone()) {
                isRepeated = true;
                evict();
                enqueue();
                return;
            }
            reply.complete(reader.failed(call, e));
        }
    }
}
