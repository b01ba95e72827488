/** The screens of the register as a whole: which one is on, what lies over it, and what all of them share. */
@NullMarked
package org.evertill.app.screen;

import org.jspecify.annotations.NullMarked;
