/** The parts screens are built from. Each draws what it is given and calls back; none knows the register. */
@NullMarked
package org.evertill.app.component;

import org.jspecify.annotations.NullMarked;
