/** Ringing up: receipt, tiles, operations, number pad and tender. */
@NullMarked
package org.evertill.app.screen.sale;

import org.jspecify.annotations.NullMarked;
