package org.evertill.app.screen;

import java.util.List;
import org.evertill.app.component.Toast;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.prompt.PromptViewModel;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.StaffMember;

/**
 * Leads a scanned code to where it belongs: the sale, a prompt that asks for one, the names at sign-on. One that
 * belongs nowhere is said, never swallowed. Screen thread.
 */
final class ScannedCodes {

    private final ScreenModels screens;
    private final ScreenFlow flow;
    private final Bulletin bulletin;
    private final VoidQuestion voidQuestion;

    ScannedCodes(ScreenModels screens, ScreenFlow flow, Bulletin bulletin, VoidQuestion voidQuestion) {
        this.screens = screens;
        this.flow = flow;
        this.bulletin = bulletin;
        this.voidQuestion = voidQuestion;
    }

    /** A code was scanned, wherever the focus was. */
    void scanned(String code, RegisterSession session, Texts words) {
        bulletin.dismiss();
        if (flow.isAt(Place.SIGN_ON)) {
            screens.signOn().choose(code);
        } else if (!session.locked()) {
            voidQuestion.withdraw();
            lead(code, words);
        }
    }

    /**
     * A badge was scanned into a number field, or something that is none.
     *
     * @return whether it may be somebody's number; where nobody's is known any may
     */
    boolean badgeScanned(String code, RegisterSession session, Texts words) {
        List<StaffMember> staff = session.staff();
        boolean known = staff.isEmpty() || staff.stream().anyMatch(member -> member.number().equals(code));
        if (known || flow.isAt(Place.SIGN_ON) && !screens.prompt().isOpen()) {
            return true;
        }
        screens.sounds().notTaken();
        bulletin.say(Toast.of(Toast.Tone.ERROR, words.get(Text.NOTICE_NO_BADGE, code)));
        return false;
    }

    private void lead(String code, Texts words) {
        PromptViewModel prompt = screens.prompt();
        if (prompt.isOpen() && prompt.takesCode()) {
            prompt.give(code);
        } else if (prompt.asksOffline()) {
            screens.sale().enter(code);
            bulletin.say(Toast.of(Toast.Tone.INFO, words.get(Text.NOTICE_WAITS, code)));
        } else if (prompt.isOpen()) {
            screens.sounds().notTaken();
            bulletin.say(Toast.of(Toast.Tone.ERROR, words.get(Text.NOTICE_ANSWER_FIRST, code)));
        } else {
            flow.toSale();
            screens.sale().enter(code);
        }
    }
}
