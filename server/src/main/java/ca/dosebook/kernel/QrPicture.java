package ca.dosebook.kernel;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * A square code as a drawing inside the page: no request leads to it, so no address and no cache ever holds what it says.
 *
 * @param size in modules, the quiet zone included
 * @param path of the dark modules, as SVG writes it
 */
public record QrPicture(int size, String path) {

    private static final int QUIET_ZONE = 4;

    /** @param text short enough for a code that a phone reads: up to some hundred characters */
    public static QrPicture of(String text) {
        try {
            BitMatrix modules = new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++) {
                for (int x = 0; x < modules.getWidth(); x++) {
                    if (modules.get(x, y)) {
                        int from = x;
                        while (x < modules.getWidth() && modules.get(x, y)) {
                            x++;
                        }
                        path.append('M')
                                .append(from)
                                .append(' ')
                                .append(y)
                                .append('h')
                                .append(x - from)
                                .append("v1H")
                                .append(from)
                                .append('z');
                    }
                }
            }
            return new QrPicture(modules.getWidth(), path.toString());
        } catch (WriterException e) {
            throw new IllegalStateException("too long for a square code", e);
        }
    }

    public String viewBox() {
        return "0 0 " + size + ' ' + size;
    }

    @Override
    public String toString() {
        return "QrPicture[…]";
    }
}
