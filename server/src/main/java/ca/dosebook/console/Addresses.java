package ca.dosebook.console;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.apache.tomcat.util.net.IPv6Utils;

/** How staff pages write network addresses. */
public final class Addresses {

    private Addresses() {}

    /** An IPv6 address in the shortest usual form (RFC 5952), such as {@code ::1}; everything else as it is. */
    public static String said(String origin) {
        try {
            return InetAddress.ofLiteral(origin) instanceof Inet6Address ? IPv6Utils.canonize(origin) : origin;
        } catch (IllegalArgumentException noAddress) {
            return origin;
        }
    }
}
