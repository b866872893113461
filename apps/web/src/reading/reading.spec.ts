import { readingOf } from './reading.js';

describe('how somebody likes to read', () => {
  it('is the usual when nothing, or nothing sensible, was stored', () => {
    const usual = { size: 17, width: 38, theme: 'auto' };
    for (const stored of [null, '', '{', 'null', '[]', '{"size":"big","theme":"pink"}']) {
      expect(readingOf(stored)).toEqual(usual);
    }
  });

  it('is kept within what can be read', () => {
    expect(readingOf('{"size":99,"width":1,"theme":"dark"}')).toEqual({ size: 26, width: 28, theme: 'dark' });
    expect(readingOf('{"size":20,"width":46,"theme":"light"}')).toEqual({ size: 20, width: 46, theme: 'light' });
  });
});
