/** Where somebody begins who has signed on: what can be done, what was sold today, how the register is. */
@NullMarked
package org.evertill.app.screen.home;

import org.jspecify.annotations.NullMarked;
