/** Who works here: the sign-on screen and the lock over a running sale. */
@NullMarked
package org.evertill.app.screen.signon;

import org.jspecify.annotations.NullMarked;
