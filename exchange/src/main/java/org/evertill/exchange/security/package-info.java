/** How secrets are kept. Nothing here is ever logged. */
@NullMarked
package org.evertill.exchange.security;

import org.jspecify.annotations.NullMarked;
