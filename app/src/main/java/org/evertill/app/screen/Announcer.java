package org.evertill.app.screen;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.evertill.app.component.Toast;
import org.evertill.app.component.Toast.Tone;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.screen.connection.CauseWords;
import org.evertill.app.screen.connection.ReadinessWords;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.text.Formats;
import org.evertill.app.text.Text;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.catalog.NetContent;
import org.evertill.commerce.catalog.PricePerMeasure;
import org.evertill.commerce.catalog.Product;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.operation.Notice;
import org.evertill.commerce.operation.RestoreProduct;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;

/** Puts what just happened into one line: what happened, what did not, what to do. */
final class Announcer {

    private final RegisterPort port;
    private final Consumer<String> searches;
    private final Runnable opensStatus;

    /**
     * @param searches    opens the search with a text
     * @param opensStatus opens the connection status
     */
    Announcer(RegisterPort port, Consumer<String> searches, Runnable opensStatus) {
        this.port = port;
        this.searches = searches;
        this.opensStatus = opensStatus;
    }

    /** The sentence of a refusal. */
    static String sentence(Refusal refusal, RegisterSession session, Texts texts) {
        Object[] arguments = refusal.arguments().toArray();
        if (arguments.length > 0) {
            String first = refusal.arguments().getFirst();
            arguments[0] = switch (refusal.reason()) {
                case NOT_PERMITTED -> Permission.ofCode(first)
                        .map(permission -> texts.of(TextFamily.PERMISSION, permission)).orElse(first);
                case REFUND_MUST_BE_EXACT, BALANCE_CHANGED -> session.storeFacts()
                        .map(facts -> texts.formats().money(Money.of(first, facts.store().currency()))).orElse(first);
                case OFFLINE_INCOMPLETE, CANNOT_GO_OFFLINE -> ReadinessWords.list(first, texts);
                default -> first;
            };
        }
        return texts.of(TextFamily.REFUSAL, refusal.reason(), arguments);
    }

    /** The toast of a refusal. What was refused because of the amount due goes with that amount. */
    News refused(Refusal refusal, RegisterSession session, Texts texts) {
        String sentence = sentence(refusal, session, texts);
        boolean searchable = List.of(RefusalReason.ITEM_NOT_FOUND, RefusalReason.CODE_MISREAD,
                RefusalReason.CODE_MALFORMED).contains(refusal.reason());
        String code = refusal.arguments().isEmpty() ? "" : refusal.arguments().getFirst();
        if (searchable) {
            return News.of(
                    new Toast(Tone.ERROR, sentence, texts.get(Text.NOTICE_SEARCH), () -> searches.accept(code)));
        }
        Toast toast = Toast.of(Tone.ERROR, sentence);
        return refusal.reason() == RefusalReason.BALANCE_CHANGED
                ? new News(toast, now -> now.owed().equals(session.owed())) : News.of(toast);
    }

    /** The toast of a notice; empty for one that opens something instead. */
    Optional<Toast> noticed(Notice notice, Texts texts) {
        return switch (notice) {
            case Notice.PriceChecked(ItemFacts facts) -> Optional.of(new Toast(Tone.INFO,
                    texts.get(Text.NOTICE_PRICE, facts.product().nameIn(texts.language().code()),
                            price(facts, texts.formats())),
                    texts.get(Text.NOTICE_PRICE_ADD),
                    () -> port.submit().accept(SellProduct.one(facts.product().number()))));
            case Notice.LineVoided(UUID cart, int line, Product product) -> Optional.of(new Toast(Tone.UNDO,
                    texts.get(Text.NOTICE_LINE_VOIDED, product.nameIn(texts.language().code())),
                    texts.get(Text.NOTICE_UNDO),
                    () -> port.submit().accept(new RestoreProduct(cart, line))));
            case Notice.TransactionVoided voided -> Optional.of(
                    Toast.of(Tone.SUCCESS, texts.get(Text.NOTICE_SALE_VOIDED)));
            case Notice.SaleSetAside setAside -> Optional.of(
                    Toast.of(Tone.ERROR, texts.get(Text.NOTICE_SALE_SET_ASIDE)));
            case Notice.SearchRequested requested -> Optional.empty();
        };
    }

    /** The price of a piece and, where headquarters says what is in it, that and the price per measure. */
    private static String price(ItemFacts facts, Formats formats) {
        String ofPiece = formats.unitPrice(facts.unitPrice());
        NetContent content = facts.product().netContent();
        return content == null ? ofPiece : PricePerMeasure.of(facts)
                .map(each -> ofPiece + " · " + formats.content(content) + " · " + formats.pricePerMeasure(each))
                .orElse(ofPiece);
    }

    /**
     * What somebody who has just signed on is told: that the sale that was running when the register stopped is there
     * again, or else what the register lacks for an outage.
     */
    Optional<News> signedOn(RegisterSession before, RegisterSession after, Texts texts) {
        if (before.worker().isPresent() || after.worker().isEmpty()) {
            return Optional.empty();
        }
        if (after.cart().isPresent()) {
            return Optional.of(News.of(Toast.of(Tone.INFO, texts.get(Text.NOTICE_DRAFT))));
        }
        OfflineReadiness readiness = after.connection().readiness();
        return readiness.isReady() || !readiness.isSupported() ? Optional.empty()
                : Optional.of(new News(new Toast(Tone.INFO, ReadinessWords.sentence(readiness, texts),
                        texts.get(Text.CONNECTION_LOST_DETAILS), opensStatus),
                        now -> now.connection().readiness().missing().containsAll(readiness.missing())));
    }

    /** The toast of a changed connection; empty when nothing happened that a cashier must know. */
    Optional<Toast> connection(RegisterSession before, RegisterSession after, SyncFigures figures, Texts texts) {
        Connection was = before.connection();
        Connection is = after.connection();
        if (was.state() == is.state()) {
            return attempt(was, after, texts);
        }
        return Optional.of(switch (is.state()) {
            case ONLINE -> Toast.of(Tone.ONLINE, figures.upload().sales() == 0 ? texts.get(Text.CONNECTION_BACK)
                    : texts.get(Text.CONNECTION_BACK_UPLOADING, figures.upload().sales()));
            case DISCONNECTED -> Toast.of(Tone.INFO, texts.get(Text.CONNECTION_TAKEN_OFF));
            case OFFLINE -> was.state() == ConnectionState.DISCONNECTED ? failed(after, texts) : lost(after, texts);
        });
    }

    private Optional<Toast> attempt(Connection was, RegisterSession after, Texts texts) {
        Connection is = after.connection();
        boolean started = is.attempt() == Connection.Attempt.BY_WORKER && was.attempt() != is.attempt();
        if (started) {
            return Optional.of(Toast.of(Tone.INFO, texts.get(Text.CONNECTION_CONNECTING)));
        }
        boolean ended = was.attempt() == Connection.Attempt.BY_WORKER && is.attempt() == Connection.Attempt.NONE;
        return ended && !is.isOnline() ? Optional.of(failed(after, texts)) : Optional.empty();
    }

    private static Toast failed(RegisterSession session, Texts texts) {
        return Toast.of(Tone.OFFLINE, texts.get(Text.CONNECTION_ATTEMPT_FAILED, session.connection().failure()
                .map(failure -> CauseWords.of(failure, session, texts)).orElse("")));
    }

    private Toast lost(RegisterSession session, Texts texts) {
        String at = session.storeFacts().map(facts -> texts.formats().time(session.connection().since(),
                facts.store().timeZone())).orElse("");
        // Nobody could be asked first, so it is told until somebody has seen it.
        boolean unasked = session.profile().promptOnSeamlessOffline() && session.connection().switchedBy().isEmpty();
        Tone tone = unasked ? Tone.OFFLINE_SEEN : Tone.OFFLINE;
        return new Toast(tone, texts.get(Text.CONNECTION_LOST, at), texts.get(Text.CONNECTION_LOST_DETAILS),
                opensStatus);
    }
}
