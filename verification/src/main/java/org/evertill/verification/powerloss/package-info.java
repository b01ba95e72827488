/**
 * What a power cut leaves: records what a selling register writes and syncs, rebuilds the disks that could be found
 * after the power failed at any moment of it, and audits each.
 */
@NullMarked
package org.evertill.verification.powerloss;

import org.jspecify.annotations.NullMarked;
