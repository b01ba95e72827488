/** Every word a person sees, and how amounts, quantities, dates and times are written in each language. */
@NullMarked
package org.evertill.app.text;

import org.jspecify.annotations.NullMarked;
