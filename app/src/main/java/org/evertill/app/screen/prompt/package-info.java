/** Whatever an operation asks of a person, in one view. */
@NullMarked
package org.evertill.app.screen.prompt;

import org.jspecify.annotations.NullMarked;
