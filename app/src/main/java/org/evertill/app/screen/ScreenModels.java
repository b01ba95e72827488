package org.evertill.app.screen;

import org.evertill.app.register.RegisterPort;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.complete.CompleteViewModel;
import org.evertill.app.screen.connection.ConnectionViewModel;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.screen.home.HomeViewModel;
import org.evertill.app.screen.payment.PaymentViewModel;
import org.evertill.app.screen.prompt.PromptViewModel;
import org.evertill.app.screen.sale.SaleViewModel;
import org.evertill.app.screen.search.SearchViewModel;
import org.evertill.app.screen.signon.SignOnViewModel;
import org.evertill.app.sound.SoundBoard;
import org.evertill.app.text.Texts;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.register.RegisterSession;

/** The view models of all screens and what is heard beside them, fed together. Screen thread. */
public record ScreenModels(
        SaleViewModel sale,
        PaymentViewModel payment,
        CompleteViewModel complete,
        SearchViewModel search,
        PromptViewModel prompt,
        SignOnViewModel signOn,
        ConnectionViewModel connection,
        HomeViewModel home,
        SoundBoard sounds) {

    static ScreenModels of(RegisterPort port, Texts words, String version) {
        return new ScreenModels(new SaleViewModel(port, words), new PaymentViewModel(port, words),
                new CompleteViewModel(), new SearchViewModel(port, words), new PromptViewModel(port, words),
                new SignOnViewModel(port, words, version), new ConnectionViewModel(),
                new HomeViewModel(), new SoundBoard());
    }

    /**
     * What only somebody who works sees is not drawn while nobody does; the register's start waits for none of it.
     *
     * @param place the screen that is on
     */
    void show(RegisterSnapshot snapshot, SyncFigures figures, Texts words, Place place) {
        if (snapshot.session().worker().isPresent()) {
            sale.show(snapshot, words);
            payment.show(snapshot, words);
            search.show(snapshot, words);
        }
        showOf(place, snapshot.session(), figures, words);
        prompt.show(snapshot.session());
        signOn.show(snapshot, words);
        connection.show(snapshot.session(), figures, words);
    }

    /** Shows what changes with time, too, on the screen that is on; what nobody sees is put into words by nobody. */
    void showOf(Place place, RegisterSession session, SyncFigures figures, Texts words) {
        switch (place) {
            case HOME -> home.show(session, figures, words);
            case COMPLETE -> complete.show(session, figures, words);
            case SIGN_ON, SALE, PAYMENT -> { }
        }
    }
}
