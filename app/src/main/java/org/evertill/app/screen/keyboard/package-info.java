/** Keys, shortcuts and the scanner. */
@NullMarked
package org.evertill.app.screen.keyboard;

import org.jspecify.annotations.NullMarked;
