import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256 } from './index.js';
import { portableSha256 } from './sha256.js';

describe.each([
  ['of this platform', sha256],
  ['of browsers', portableSha256],
])('SHA-256 %s', (_name, sha256) => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('gives the digest published with FIPS 180-4 for %.12s…', (text, digest) => {
    expect(sha256(text)).toBe(digest);
  });

  it('takes a lone surrogate for U+FFFD', () => {
    expect(sha256('a\ud800b')).toBe(sha256('a\ufffdb'));
  });

  it('agrees with the one of Node for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
      { numRuns: 1_000 },
    );
  });
});
