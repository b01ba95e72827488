/**
 * Catalogues, prices and promotions of other systems, brought into headquarters' tables: a mapping says what the
 * columns of a file mean, a job reads it and writes all of it in one transaction, or nothing.
 */
@NullMarked
package org.evertill.scaleunit.headquarters.imports;

import org.jspecify.annotations.NullMarked;
