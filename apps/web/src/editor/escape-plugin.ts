import { Plugin } from 'prosemirror-state';
import type { Watchable } from './watched.js';

/**
 * Tab changes levels inside the text, so there must be another way out for the keyboard (WCAG 2.2, 2.1.2): after Esc the
 * next Tab or Shift+Tab belongs to the browser and leaves the text.
 *
 * @param escaped whether Esc was pressed last
 */
export function escapePlugin(escaped: Watchable<boolean>): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (view, event) => {
          if (event.key === 'Escape' && !view.composing) {
            escaped.set(true);
            return false;
          }
          const leaves = escaped.getState() && event.key === 'Tab';
          // Shift is pressed before Tab when going backwards and must not end the escape.
          if (event.key !== 'Shift') escaped.set(false);
          // True keeps the key map from seeing the key; the browser moves the focus because nobody prevents it.
          return leaves;
        },
        blur: () => {
          escaped.set(false);
          return false;
        },
      },
    },
  });
}
