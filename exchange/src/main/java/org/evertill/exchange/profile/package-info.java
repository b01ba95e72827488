/** What people read of an offline profile, the same at headquarters, at the register and in the guide. */
@NullMarked
package org.evertill.exchange.profile;

import org.jspecify.annotations.NullMarked;
