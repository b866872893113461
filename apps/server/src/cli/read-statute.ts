import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { type ReadResult, readText } from '@colex/lawtext';
import { InputError } from './input-error.js';

/**
 * Reads the statute in a UTF-8 file, or on standard input for "-". Throws {@link InputError}.
 *
 * @param ids what line ids begin with (l1, l2 …): two texts that are compared share no history, so they may share no id.
 */
export async function readStatute(file: string, ids = 'l'): Promise<ReadResult> {
  let lines = 0;
  return readText(await readInput(file), { newId: () => `${ids}${(lines += 1)}` });
}

async function readInput(file: string): Promise<string> {
  if (file === '-') return text(process.stdin);
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(`${file} cannot be read: ${cause.message}`, { cause });
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new InputError(`${file} is not UTF-8 text`, { cause });
  }
}
