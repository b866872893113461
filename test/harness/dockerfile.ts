/** One instruction of a Dockerfile. */
export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of each stage, in order; the first of a stage is its `FROM`. Comments go, continued lines are joined. */
export function stagesOf(dockerfile: string): readonly (readonly Instruction[])[] {
  const lines = dockerfile
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  const stages: Instruction[][] = [];
  for (const line of lines) {
    const [name = '', ...words] = line.split(' ');
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, rest: words.join(' ') });
  }
  return stages;
}

/** The instruction of a stage that counts: the last of its name. Fails when there is none. */
export function lastOf(stage: readonly Instruction[], name: string): string {
  const found = stage.findLast((instruction) => instruction.name === name);
  if (!found) throw new Error(`The Dockerfile has no ${name}.`);
  return found.rest;
}

/** What `ENV` of a stage sets. */
export function environmentOf(stage: readonly Instruction[]): Readonly<Record<string, string>> {
  const pairs = stage.filter(({ name }) => name === 'ENV').flatMap(({ rest }) => rest.split(' '));
  return Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s) as [string, string]));
}

/** `COPY` without its options: from where to where. */
export function copiesOf(stage: readonly Instruction[]): readonly { readonly from: string; readonly to: string }[] {
  return stage
    .filter(({ name }) => name === 'COPY')
    .map(({ rest }) => {
      const words = rest.split(' ').filter((word) => !word.startsWith('--'));
      return { from: words[0] ?? '', to: words.at(-1) ?? '' };
    });
}

/** A command in the form of a list: `["node", "-e", …]`, whatever stands before it. */
export function commandOf(rest: string): readonly string[] {
  return JSON.parse(rest.slice(rest.indexOf('['))) as string[];
}
