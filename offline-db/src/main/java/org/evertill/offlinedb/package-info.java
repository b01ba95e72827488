/**
 * The register's data folder: the sales journal, the reference and private files it sells from when the scale unit is
 * away, and the disk they need.
 */
@NullMarked
package org.evertill.offlinedb;

import org.jspecify.annotations.NullMarked;
