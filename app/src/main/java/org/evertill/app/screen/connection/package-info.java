/** The connection as it is shown: header pill and the Connection status window. */
@NullMarked
package org.evertill.app.screen.connection;

import org.jspecify.annotations.NullMarked;
