/** Taking cash. */
@NullMarked
package org.evertill.app.screen.payment;

import org.jspecify.annotations.NullMarked;
