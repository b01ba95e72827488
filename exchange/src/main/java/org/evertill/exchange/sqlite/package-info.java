/** How every SQLite file is opened, versioned and written in transactions, at register and scale unit alike. */
@NullMarked
package org.evertill.exchange.sqlite;

import org.jspecify.annotations.NullMarked;
