/** Benchmarks: what must be fast, measured from outside, each beside its limit in the same run. */
@NullMarked
package org.evertill.verification.bench;

import org.jspecify.annotations.NullMarked;
