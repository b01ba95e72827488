/**
 * The configuration utility: what IT does to a register's data folder before anybody sells with it, and how it looks
 * at one afterwards.
 */
@NullMarked
package org.evertill.installer;

import org.jspecify.annotations.NullMarked;
