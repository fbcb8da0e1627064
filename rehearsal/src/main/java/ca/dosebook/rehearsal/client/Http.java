package ca.dosebook.rehearsal.client;

import java.io.IOException;

/** How a browser's requests reach the server. */
public interface Http {

    /** @param cookies the header's value; empty for none */
    Answer get(String path, String cookies) throws IOException;

    /** @param form name=value pairs, encoded */
    Answer post(String path, String cookies, String form) throws IOException;
}
