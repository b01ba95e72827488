package org.evertill.app.screen.payment;

import java.util.List;
import org.evertill.app.component.CashOffer;

/**
 * Everything the payment screen shows, in the language of the screen.
 *
 * @param paid       what is paid already; empty when nothing is
 * @param paidShare  of the total, 0 to 1
 * @param refund     whether money goes out
 * @param tenders    what has been taken so far
 * @param typed      whether the amount was typed, instead of suggested
 * @param notes      the notes of the drawer, to be tapped one by one; empty for a refund
 * @param consequence change due, or what is left then
 */
public record PaymentFace(
        String total,
        String balanceCaption,
        String balance,
        String paid,
        double paidShare,
        boolean refund,
        List<Tender> tenders,
        String howText,
        String amountCaption,
        String amount,
        boolean typed,
        List<CashOffer> quickCash,
        List<String> notes,
        CashOffer exact,
        String take,
        String consequence) {

    /** One amount that was taken. */
    public record Tender(String name, String amount) {
    }
}
