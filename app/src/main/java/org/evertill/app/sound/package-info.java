/** What the register lets hear, and the machine's loudspeaker. */
@NullMarked
package org.evertill.app.sound;

import org.jspecify.annotations.NullMarked;
