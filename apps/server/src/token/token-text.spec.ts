import fc from 'fast-check';
import { isWellFormedToken, newTokenText } from './token-text.js';

describe('token text', () => {
  it('is well-formed when new, and never the same twice', () => {
    const tokens = Array.from({ length: 200 }, newTokenText);
    expect(tokens.filter((token) => !isWellFormedToken(token))).toEqual([]);
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it('is told from a token with any one character changed', () => {
    const token = newTokenText();
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'0aZ_-'), (place, character) => {
        const changed = token.slice(0, place) + character + token.slice(place + 1);
        expect(isWellFormedToken(changed)).toBe(changed === token);
      }),
    );
  });
});
