package ca.dosebook.kernel;

import java.net.InetAddress;
import java.util.HexFormat;

/** The neighbourhood of a network address: what one household, clinic or town usually shares. */
public final class AddressBlock {

    private AddressBlock() {}

    /**
     * The first 24 bits of an IPv4 address, the first 56 of an IPv6 one, in hexadecimal; {@code unknown} for anything
     * that is not an address. No name is looked up.
     */
    public static String of(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, bytes.length == 4 ? 3 : 7);
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
