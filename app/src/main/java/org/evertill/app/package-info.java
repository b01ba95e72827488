/** The JavaFX register: screens, what they say, and the wiring of one till. */
@NullMarked
package org.evertill.app;

import org.jspecify.annotations.NullMarked;
