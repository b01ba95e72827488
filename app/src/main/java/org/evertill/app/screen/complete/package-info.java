/** After the sale: change due and the receipt. */
@NullMarked
package org.evertill.app.screen.complete;

import org.jspecify.annotations.NullMarked;
