package ca.dosebook.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How a resident works with a page: with a pointer, or by keyboard alone. */
sealed interface Hands {

    void type(Locator field, String text);

    /** Chooses a radio button or ticks a box. */
    void choose(Locator choice);

    /** Presses a button or follows a link. */
    void press(Locator control);

    /** With a mouse or a finger. */
    record Pointer(Page page) implements Hands {

        @Override
        public void type(Locator field, String text) {
            field.fill(text);
        }

        @Override
        public void choose(Locator choice) {
            // The visible part is the label; the input lies under it.
            if (!choice.isChecked()) {
                page.locator("label[for='" + choice.getAttribute("id") + "']").click();
            }
        }

        @Override
        public void press(Locator control) {
            control.click();
        }
    }

    /** With the tab, enter and space keys, and letters. Wherever the focus comes on the way, it must be seen. */
    record Keyboard(Page page) implements Hands {

        private static final int MOST_STOPS = 150;
        /** The mark is on the control itself, or on what is drawn in its place. */
        private static final String FOCUS_IS_SEEN = """
                () => {
                  const at = document.activeElement;
                  if (!at || at === document.body) return true;
                  const marked = (style) =>
                    (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                      && style.outlineColor !== 'rgba(0, 0, 0, 0)')
                    || style.boxShadow !== 'none';
                  const label = at.id && document.querySelector(`label[for='${at.id}']`);
                  const drawn = label && ['radio', 'checkbox'].includes(at.type);
                  const box = (drawn ? label : at).getBoundingClientRect();
                  return box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
                    && marked(drawn ? getComputedStyle(label, '::before') : getComputedStyle(at));
                }
                """;

        @Override
        public void type(Locator field, String text) {
            moveTo(field);
            page.keyboard().press("Control+A");
            page.keyboard().insertText(text);
        }

        @Override
        public void choose(Locator choice) {
            moveTo(choice);
            if (!choice.isChecked()) {
                page.keyboard().press("Space");
            }
        }

        @Override
        public void press(Locator control) {
            moveTo(control);
            page.keyboard().press("Enter");
        }

        private void moveTo(Locator wanted) {
            wanted.waitFor();
            for (int stop = 0; stop < MOST_STOPS; stop++) {
                if (Boolean.TRUE.equals(wanted.evaluate("it => it === document.activeElement"))) {
                    return;
                }
                page.keyboard().press("Tab");
                assertThat(page.evaluate(FOCUS_IS_SEEN))
                        .as("the focus is seen at %s", page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
                        .isEqualTo(true);
            }
            throw new AssertionError("not reached with the tab key on " + page.url() + ": " + wanted);
        }
    }
}
