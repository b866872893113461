import { InputError } from './input-error.js';

/** Standard input can be read once. */
export function refuseTwice(one: string, other: string): void {
  if (one === '-' && other === '-') throw new InputError('only one of the two texts can come from standard input');
}
