/**
 * The register's side of the line: questions to the scale unit within a deadline, packages down, records up. Nothing
 * here is called by the register thread except what returns at once.
 */
@NullMarked
package org.evertill.syncagent;

import org.jspecify.annotations.NullMarked;
