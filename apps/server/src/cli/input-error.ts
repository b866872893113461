/** The person gave the command something it cannot use; the message says what. Ends the command with exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
