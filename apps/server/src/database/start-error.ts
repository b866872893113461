/** Why the process cannot start: a sentence for the person at the terminal, in Chinese and in English. Nothing was damaged. */
export class StartError extends Error {
  override readonly name = 'StartError';

  constructor(
    readonly sentence: { readonly zh: string; readonly en: string },
    options?: ErrorOptions,
  ) {
    super(sentence.en, options);
  }
}
