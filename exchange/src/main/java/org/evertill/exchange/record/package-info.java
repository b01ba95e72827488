/**
 * The journal record: encoded once by the register, and those bytes hashed, chained, stored, sent and kept
 * everywhere. Tables of sales are projections of the bytes, made by the same code at register, channel and
 * headquarters.
 */
@NullMarked
package org.evertill.exchange.record;

import org.jspecify.annotations.NullMarked;
