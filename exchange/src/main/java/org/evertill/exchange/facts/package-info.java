/** Answers a register's questions from the reference and private files, by one code in the channel and at the till. */
@NullMarked
package org.evertill.exchange.facts;

import org.jspecify.annotations.NullMarked;
