/** Files that are whole or not there, after a power cut too. */
@NullMarked
package org.evertill.exchange.files;

import org.jspecify.annotations.NullMarked;
