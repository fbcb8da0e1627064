package ca.dosebook.kernel;

/**
 * A point on the earth in WGS 84.
 *
 * @param latitude degrees north, −90 to 90
 * @param longitude degrees east, −180 to 180
 */
public record GeoPoint(double latitude, double longitude) {

    private static final double EARTH_RADIUS_KM = 6371.0088;

    public GeoPoint {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("not a point on the earth: " + latitude + ", " + longitude);
        }
    }

    /** The great-circle distance in kilometres (haversine, mean earth radius): straight-line, not by road. */
    public double kilometresTo(GeoPoint other) {
        double phi1 = Math.toRadians(latitude);
        double phi2 = Math.toRadians(other.latitude);
        double halfDeltaPhi = (phi2 - phi1) / 2;
        double halfDeltaLambda = Math.toRadians(other.longitude - longitude) / 2;
        double a = Math.pow(Math.sin(halfDeltaPhi), 2)
                + Math.cos(phi1) * Math.cos(phi2) * Math.pow(Math.sin(halfDeltaLambda), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
