import { parseArgs } from 'node:util';

/** What the person at the terminal asked for. */
export interface Options {
  readonly runs: number;
  /** Length of one measured stretch of typing. */
  readonly seconds: number;
  /** Beginnings of scenario names; empty means all. */
  readonly only: readonly string[];
  /** Names of contenders; empty means all. */
  readonly contenders: readonly string[];
  /** No scenario begins after so many minutes. */
  readonly limitMinutes: number;
  /** Folder for CPU profiles of our server; undefined measures it as it is. */
  readonly profiles: string | undefined;
}

/** Printed by `--help`. */
export const USAGE = `npm run bench -- sync [options]

  --quick                one run, one second of typing: shows that everything works, measures little
  --runs <n>             runs of everything (3)
  --seconds <n>          length of a measured stretch of typing (4)
  --only <a,b>           scenarios whose names begin so: latency-10x10, saturation, open, storm, memory, kill
  --contenders <a,b>     relay, relay-insert, relay-group, y-websocket, y-websocket-leveldb, hocuspocus, colex
  --limit-minutes <n>    begin nothing new after this time (60)
  --profiles <folder>    write CPU profiles of Colex' server there (for Chrome's DevTools); it is slower then
`;

/** Reads the command line; undefined asks for the usage. Throws for options there are none of. */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      runs: { type: 'string' },
      seconds: { type: 'string' },
      only: { type: 'string', default: '' },
      contenders: { type: 'string', default: '' },
      'limit-minutes': { type: 'string', default: '60' },
      profiles: { type: 'string' },
    },
  });
  if (values.help) return undefined;
  return {
    runs: positive('--runs', values.runs ?? (values.quick ? '1' : '3')),
    seconds: positive('--seconds', values.seconds ?? (values.quick ? '1' : '4')),
    only: listOf(values.only),
    contenders: listOf(values.contenders),
    limitMinutes: positive('--limit-minutes', values['limit-minutes']),
    profiles: values.profiles,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${name} must be a number above 0, not "${text}".`);
  return value;
}

const listOf = (text: string): string[] => text.split(',').filter(Boolean);
