import type { Language } from './language.js';

/** One sentence in every language. `{name}` stands for a parameter, the same in each language. */
export type Sentence = Readonly<Record<Language, string>>;
