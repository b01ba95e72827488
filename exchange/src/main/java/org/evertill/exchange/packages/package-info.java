/**
 * Data packages: finished SQLite files, signed, cut into frames, and put in place of an older one while readers go on.
 * The same code makes them at headquarters and installs them at the channel database and at every register.
 */
@NullMarked
package org.evertill.exchange.packages;

import org.jspecify.annotations.NullMarked;
