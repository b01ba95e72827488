/** Reading a retailer's sales file, and what it must come to. Knows nothing of the product it is replayed against. */
@NullMarked
package org.evertill.verification.sales;

import org.jspecify.annotations.NullMarked;
