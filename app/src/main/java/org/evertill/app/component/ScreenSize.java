package org.evertill.app.component;

/**
 * The four ways the screens are laid out. The room decides alone; a window that is resized goes from one to the other
 * with the same nodes, so that nothing typed or chosen is lost. Lengths in pixels.
 */
public enum ScreenSize {
    /** 1024 to 1279 wide: the right column merges into the middle one, under tabs. */
    COMPACT(384, 10, 4, 2, 64, 60),
    REGULAR(456, 12, 4, 3, 64, 60),
    WIDE(520, 12, 5, 3, 64, 64),
    /** 1920×1080 and above. */
    LARGE(560, 12, 6, 4, 76, 64);

    private static final double REGULAR_FROM = 1280;
    private static final double WIDE_FROM = 1600;
    private static final double LARGE_FROM = 1920;
    /** Less does not hold four rows of tiles; 1080 less a window's title does. */
    private static final double LARGE_HEIGHT = 1000;

    private final double receiptWidth;
    private final double gutter;
    private final int tileColumns;
    private final int tileRows;
    private final double keyHeight;
    private final double lineHeight;

    ScreenSize(double receiptWidth, double gutter, int tileColumns, int tileRows, double keyHeight,
            double lineHeight) {
        this.receiptWidth = receiptWidth;
        this.gutter = gutter;
        this.tileColumns = tileColumns;
        this.tileRows = tileRows;
        this.keyHeight = keyHeight;
        this.lineHeight = lineHeight;
    }

    /** The layout for a scene of this width and height. */
    public static ScreenSize of(double width, double height) {
        if (width >= LARGE_FROM && height >= LARGE_HEIGHT) {
            return LARGE;
        }
        if (width >= WIDE_FROM) {
            return WIDE;
        }
        return width >= REGULAR_FROM ? REGULAR : COMPACT;
    }

    /** The width of the receipt's column, as the style sheet has it too. */
    public double receiptWidth() {
        return receiptWidth;
    }

    /** The gap between columns, and around them. */
    public double gutter() {
        return gutter;
    }

    public int tileColumns() {
        return tileColumns;
    }

    public int tileRows() {
        return tileRows;
    }

    /** The height of a key of the number pad. */
    public double keyHeight() {
        return keyHeight;
    }

    /** The height of a line of the receipt. */
    public double lineHeight() {
        return lineHeight;
    }
}
