package org.evertill.app.screen;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture in at most 256 colours, about half the size. Flat colours stay as they are; only the edges of
 * letters and the steps of shadows move to their nearest neighbour.
 */
final class FewColours {

    private static final int COLOURS = 256;
    /** So many of the most frequent colours stay exactly as they are. */
    private static final int EXACT = 40;
    /** The square of how far a colour may be moved. */
    private static final int NEAR = 22 * 22;

    private FewColours() {
    }

    static BufferedImage of(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return painted(picture, palette(pixels));
    }

    /** The picture in the colours another one has: what did not change is equal in both, pixel by pixel. */
    static BufferedImage as(BufferedImage other, BufferedImage picture) {
        if (!(other.getColorModel() instanceof IndexColorModel colours)) {
            throw new IllegalArgumentException(
                    "A reference picture has a palette; renew this one with -Devertill.pictures.renew=true");
        }
        int[] palette = new int[colours.getMapSize()];
        colours.getRGBs(palette);
        return painted(picture, palette);
    }

    private static BufferedImage painted(BufferedImage picture, int[] palette) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        Map<Integer, Integer> nearest = new HashMap<>();
        byte[] indices = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indices[i] = (byte) (int) nearest.computeIfAbsent(pixels[i], colour -> nearest(colour, palette));
        }
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE));
        result.getRaster().setDataElements(0, 0, width, height, indices);
        return result;
    }

    /** The most frequent colours, and then of the others those that have no near neighbour among them yet. */
    private static int[] palette(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        List<Integer> byCount = counts.entrySet().stream().sorted(Map.Entry.<Integer, Integer>comparingByValue()
                .reversed().thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).toList();
        List<Integer> chosen = new ArrayList<>(byCount.subList(0, Math.min(EXACT, byCount.size())));
        for (int colour : byCount) {
            if (chosen.size() < COLOURS && chosen.stream().allMatch(each -> distance(each, colour) > NEAR)) {
                chosen.add(colour);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int nearest(int colour, int[] palette) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(colour, palette[i]) < distance(colour, palette[best])) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int distance = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = (one >> shift & 255) - (other >> shift & 255);
            distance += difference * difference;
        }
        return distance;
    }
}
