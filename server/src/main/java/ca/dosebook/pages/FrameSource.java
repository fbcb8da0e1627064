package ca.dosebook.pages;

import jakarta.servlet.http.HttpServletRequest;

/** Makes the frame of a page for whoever answers before any controller is asked. */
public interface FrameSource {

    Frame of(HttpServletRequest request);
}
