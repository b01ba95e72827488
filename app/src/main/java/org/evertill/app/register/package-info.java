/**
 * The register itself, without a screen: one thread that owns the session, runs steps, commits to the journal and
 * publishes snapshots.
 */
@NullMarked
package org.evertill.app.register;

import org.jspecify.annotations.NullMarked;
