/**
 * Distribution schedules: which scheduler jobs run for which channel data groups, by themselves or when somebody says
 * so, and what became of each run. Knows of channels only the collectors it is given.
 */
@NullMarked
package org.evertill.scaleunit.headquarters.schedules;

import org.jspecify.annotations.NullMarked;
