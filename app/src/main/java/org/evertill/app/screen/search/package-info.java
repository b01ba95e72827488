/** Finding a product by its name. */
@NullMarked
package org.evertill.app.screen.search;

import org.jspecify.annotations.NullMarked;
