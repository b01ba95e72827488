package org.evertill.app.screen;

import org.evertill.app.component.Icon;
import org.evertill.app.component.Live;
import org.evertill.app.component.Tap;
import org.evertill.app.sound.SoundBoard;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/** Says whether the register is heard, and turns its sounds off and on. */
final class SoundTap extends Tap {

    SoundTap(SoundBoard sounds, Texts texts) {
        super("button-plain", "quiet", "appearance");
        setId("lock-sounds");
        does(() -> sounds.mute(!sounds.mutedProperty().get()));
        Live.follow(this, sounds.mutedProperty(), muted ->
                saying(texts.get(muted ? Text.SOUNDS_OFF : Text.SOUNDS_ON),
                        new Icon(muted ? "mdrmz-volume_off" : "mdrmz-volume_up", "s20")));
    }
}
