/**
 * The one declaration of every synced table, and what derives from it: schema, statements, rows, row bytes, digests.
 * Knows SQL text and JDBC rows; opens no database and speaks to no network.
 */
@NullMarked
package org.evertill.exchange.tables;

import org.jspecify.annotations.NullMarked;
