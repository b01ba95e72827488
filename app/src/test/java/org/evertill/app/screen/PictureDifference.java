package org.evertill.app.screen;

import java.awt.image.BufferedImage;

/**
 * Where a picture of a screen differs from its reference, in the reference's few colours. Two measures: a few single
 * pixels may be off, and whole blocks of 16×16 hardly at all.
 */
final class PictureDifference {

    /** Of 255; less is what another processor may round at the edge of a letter. */
    private static final int PIXEL = 48;
    /** So many single pixels say nothing yet. */
    private static final int PIXELS = 24;
    private static final int BLOCK = 16;
    /** Of 255, on average over a block. */
    private static final double BLOCK_MEAN = 3;
    private static final int RED = 0xffe0202a;

    private final BufferedImage reference;
    private final BufferedImage drawn;
    private final BufferedImage marked;
    private int pixels;
    private int blocks;

    private PictureDifference(BufferedImage reference, BufferedImage drawn) {
        this.reference = reference;
        this.drawn = drawn;
        this.marked = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_RGB);
    }

    static PictureDifference between(BufferedImage reference, BufferedImage drawn) {
        PictureDifference difference = new PictureDifference(reference, FewColours.as(reference, drawn));
        if (difference.sameSize()) {
            difference.compare();
        }
        return difference;
    }

    boolean isSeen() {
        return !sameSize() || pixels > PIXELS || blocks > 0;
    }

    /** The drawn picture, faint, with what differs in red. */
    BufferedImage marked() {
        return marked;
    }

    @Override
    public String toString() {
        return sameSize() ? pixels + " pixels and " + blocks + " blocks differ" : "the size differs";
    }

    private boolean sameSize() {
        return reference.getWidth() == drawn.getWidth() && reference.getHeight() == drawn.getHeight();
    }

    private void compare() {
        for (int top = 0; top < drawn.getHeight(); top += BLOCK) {
            for (int left = 0; left < drawn.getWidth(); left += BLOCK) {
                compareBlock(left, top);
            }
        }
    }

    private void compareBlock(int left, int top) {
        int right = Math.min(left + BLOCK, drawn.getWidth());
        int bottom = Math.min(top + BLOCK, drawn.getHeight());
        long[] sums = new long[3];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                comparePixel(x, y, sums);
            }
        }
        double area = (double) (right - left) * (bottom - top);
        for (long sum : sums) {
            if (Math.abs(sum) / area > BLOCK_MEAN) {
                blocks++;
                frame(left, top, right, bottom);
                return;
            }
        }
    }

    private void comparePixel(int x, int y, long[] sums) {
        int before = reference.getRGB(x, y);
        int now = drawn.getRGB(x, y);
        int most = 0;
        for (int channel = 0; channel < 3; channel++) {
            int difference = (now >> 8 * channel & 255) - (before >> 8 * channel & 255);
            sums[channel] += difference;
            most = Math.max(most, Math.abs(difference));
        }
        pixels += most > PIXEL ? 1 : 0;
        int faint = 160 + (now >> 8 & 255) / 3;
        marked.setRGB(x, y, most > PIXEL ? RED : faint << 16 | faint << 8 | faint);
    }

    private void frame(int left, int top, int right, int bottom) {
        for (int x = left; x < right; x++) {
            marked.setRGB(x, top, RED);
        }
        for (int y = top; y < bottom; y++) {
            marked.setRGB(left, y, RED);
        }
    }
}
