/**
 * Tables of text as other programs write them: packed or plain, in the usual encodings, with any of the usual
 * delimiters. Knows nothing of what the columns mean.
 */
@NullMarked
package org.evertill.scaleunit.headquarters.imports.source;

import org.jspecify.annotations.NullMarked;
