/**
 * SHA-256 (FIPS 180-4), because the digests of clauses are needed synchronously and alike in the browser and on the
 * server: WebCrypto only has an asynchronous one and Node's module does not exist in browsers.
 */

/** §4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const K = new Uint32Array(64);
/** §5.3.3: the same of the square roots of the first eight. */
const INITIAL = new Uint32Array(8);

/** The first 32 bits of the fractional part of a root, by whole-number search so that no rounding can enter. */
const fractionOfRoot = (prime: number, degree: bigint): number => {
  const target = BigInt(prime) << (32n * degree);
  let low = 0n;
  let high = BigInt(prime) << 32n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** degree <= target) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
};

const isPrime = (n: number): boolean => {
  for (let divisor = 2; divisor * divisor <= n; divisor += 1) if (n % divisor === 0) return false;
  return true;
};

for (let candidate = 2, found = 0; found < 64; candidate += 1) {
  if (!isPrime(candidate)) continue;
  K[found] = fractionOfRoot(candidate, 3n);
  if (found < 8) INITIAL[found] = fractionOfRoot(candidate, 2n);
  found += 1;
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const compress = (state: Uint32Array, block: DataView, offset: number, schedule: Uint32Array): void => {
  for (let t = 0; t < 16; t += 1) schedule[t] = block.getUint32(offset + t * 4);
  for (let t = 16; t < 64; t += 1) {
    const w15 = schedule[t - 15] as number;
    const w2 = schedule[t - 2] as number;
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
    schedule[t] = (schedule[t - 16] as number) + s0 + (schedule[t - 7] as number) + s1;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t += 1) {
    const choice = (e & f) ^ (~e & g);
    const first =
      (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + (K[t] as number) + (schedule[t] as number)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] as number) + word;
  });
};

interface NodeCrypto {
  readonly hash?: (algorithm: string, text: string) => string;
}
interface NodeGlobals {
  readonly process?: { readonly getBuiltinModule?: (name: string) => NodeCrypto | undefined };
}

/** Node's own, some thirty times as fast, where there is one; asked for in a way that means nothing to a browser's bundler. */
const native = (globalThis as NodeGlobals).process?.getBuiltinModule?.('node:crypto')?.hash;

/** The SHA-256 of the UTF-8 bytes of `text`, as 64 lower-case hexadecimal digits. A lone surrogate counts as U+FFFD. */
export const sha256 = (text: string): string => (native ? native('sha256', text) : portableSha256(text));

/** {@link sha256} without anything of Node's: what browsers run. */
export const portableSha256 = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  // §5.1.1: a one bit, zeros, and the length in bits as 64 bits, to a multiple of 64 bytes.
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const state = INITIAL.slice();
  const schedule = new Uint32Array(64);
  for (let offset = 0; offset < padded.length; offset += 64) compress(state, view, offset, schedule);
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
};
