package org.evertill.app.screen.home;

import java.util.List;
import org.evertill.app.component.ActionGrid.Badge;
import org.evertill.app.screen.connection.Vital;

/**
 * Everything the home screen shows, in the language of the screen.
 *
 * @param how   what a scan does here
 * @param sold  what was sold today
 * @param sales in how many sales
 */
public record HomeFace(String greeting, String how, List<Tile> tiles, String sold, String sales,
        List<Vital> vitals) {

    /** One tile; the badge is what stands in the way of it. */
    public record Tile(HomeTile leadsTo, String title, String detail, String key, Badge badge) {
    }
}
