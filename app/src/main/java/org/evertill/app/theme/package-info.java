/** Colours, fonts and shapes of the screens, on top of AtlantaFX Primer. */
@NullMarked
package org.evertill.app.theme;

import org.jspecify.annotations.NullMarked;
