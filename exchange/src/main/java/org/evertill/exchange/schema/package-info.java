/**
 * How a database that lives on (a journal, a channel's, headquarters') gets the tables it shares with the others, from
 * their one declaration, and its own, from numbered scripts. Replaceable files are made by the packages instead.
 */
@NullMarked
package org.evertill.exchange.schema;

import org.jspecify.annotations.NullMarked;
