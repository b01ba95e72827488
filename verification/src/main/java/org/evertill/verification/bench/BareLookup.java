package org.evertill.verification.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What looking a barcode up cannot do without: the prepared statements that fetch the product of a barcode, its names,
 * its price and its taxes. It makes nothing of what it reads.
 */
final class BareLookup implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement barcode;
    private final PreparedStatement product;
    private final PreparedStatement names;
    private final PreparedStatement price;
    private final PreparedStatement taxes;
    private long bytesRead;

    /** On an installed reference file, opened as the register opens it. */
    BareLookup(Path reference) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:file://" + reference.toUri().getRawPath()
                + "?mode=rw");
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
            statement.execute("PRAGMA cache_size = -8192");
        }
        barcode = connection.prepareStatement("SELECT product_number FROM product_barcode WHERE barcode = ?");
        product = connection.prepareStatement("""
                SELECT p.product_number, p.name, p.category_code, p.tax_group_code, p.unit_code,
                       p.price_override_allowed, p.blocked, u.symbol, u.decimals
                FROM product p LEFT JOIN unit_of_measure u ON u.unit_code = p.unit_code
                WHERE p.product_number = ?""");
        names = connection.prepareStatement("SELECT language, name FROM product_name WHERE product_number = ?");
        price = connection.prepareStatement("""
                SELECT unit_price_micros, currency_code FROM product_price
                WHERE product_number = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
                ORDER BY valid_from DESC LIMIT 1""");
        taxes = connection.prepareStatement("""
                SELECT tax_code, name, rate_ppm, inclusive FROM tax_rate
                WHERE tax_group_code = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)""");
    }

    /** The price in millionths, once everything has been fetched. */
    long micros(String code, String day) throws SQLException {
        String number;
        barcode.setString(1, code);
        try (ResultSet row = barcode.executeQuery()) {
            row.next();
            number = row.getString(1);
        }
        String taxGroup = fetchProduct(number);
        price.setString(1, number);
        fetchTaxes(taxGroup, day);
        price.setString(2, day);
        price.setString(3, day);
        try (ResultSet row = price.executeQuery()) {
            row.next();
            bytesRead += row.getString(2).length();
            return row.getLong(1);
        }
    }

    private String fetchProduct(String number) throws SQLException {
        String taxGroup;
        product.setString(1, number);
        try (ResultSet row = product.executeQuery()) {
            row.next();
            taxGroup = row.getString(4);
            bytesRead += row.getString(1).length() + row.getString(2).length() + row.getString(3).length()
                    + row.getString(5).length() + row.getInt(6) + row.getInt(7) + row.getString(8).length()
                    + row.getInt(9);
        }
        names.setString(1, number);
        try (ResultSet row = names.executeQuery()) {
            while (row.next()) {
                bytesRead += row.getString(1).length() + row.getString(2).length();
            }
        }
        return taxGroup;
    }

    private void fetchTaxes(String taxGroup, String day) throws SQLException {
        taxes.setString(1, taxGroup);
        taxes.setString(2, day);
        taxes.setString(3, day);
        try (ResultSet row = taxes.executeQuery()) {
            while (row.next()) {
                bytesRead += row.getString(1).length() + row.getString(2).length() + row.getLong(3) + row.getInt(4);
            }
        }
    }

    /** Something of everything that was read, so that none of it can be left out. */
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
