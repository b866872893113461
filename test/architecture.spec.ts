import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Reads the table of libs/README.md and holds every import of the project against it. */
const root = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..');

interface Row {
  readonly libs: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
}

const table = readTable();
const files = [...sourceFiles('libs'), ...sourceFiles('apps')];
const webMayImport = new Set(['lawtext', 'drafting', 'collab', 'editor', 'policy', 'contract']);

describe('the layout', () => {
  it('has a row in libs/README.md for every lib, and a lib for every row that another row may import', () => {
    const folders = readdirSync(join(root, 'libs'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((entry) => entry.name).filter((name) => !table.has(name))).toEqual([]);
  });

  it('lets a lib import only the libs and packages its row names', () => {
    const breaches = files
      .filter((file) => file.startsWith('libs/') && !isTest(file))
      .flatMap((file) => {
        const row = table.get(libOf(file)!)!;
        return importsOf(file)
          .filter((specifier) => !specifier.startsWith('.'))
          .filter((specifier) => {
            const lib = /^@colex\/(\w+)$/.exec(specifier)?.[1];
            if (lib) return !row.libs.has(lib);
            if (specifier.startsWith('node:')) return !row.packages.has('node');
            return !row.packages.has(packageOf(specifier));
          })
          .map((specifier) => `${file} → ${specifier}`);
      });
    expect(breaches).toEqual([]);
  });

  it('reaches another lib only through its index, never into its folders', () => {
    const breaches = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => {
          if (specifier.startsWith('@colex/')) return !/^@colex\/\w+$/.test(specifier);
          if (!specifier.startsWith('.')) return false;
          const target = relative(root, resolve(root, dirname(file), specifier));
          return homeOf(target) !== homeOf(file);
        })
        .map((specifier) => `${file} → ${specifier}`),
    );
    expect(breaches).toEqual([]);
  });

  it('keeps the server free of the editor and the web free of the server', () => {
    const breaches = files.flatMap((file) =>
      importsOf(file)
        .map((specifier) => [specifier, /^@colex\/(\w+)$/.exec(specifier)?.[1]] as const)
        .filter(([, lib]) => {
          if (!lib) return false;
          return file.startsWith('apps/web/')
            ? !webMayImport.has(lib)
            : file.startsWith('apps/server/') && lib === 'editor';
        })
        .map(([specifier]) => `${file} → ${specifier}`),
    );
    expect(breaches).toEqual([]);
  });

  it('has no cycle between libs', () => {
    const visiting: string[] = [];
    const done = new Set<string>();
    const visit = (lib: string): void => {
      if (done.has(lib)) return;
      if (visiting.includes(lib)) throw new Error(`cycle: ${[...visiting, lib].join(' → ')}`);
      visiting.push(lib);
      for (const next of table.get(lib)?.libs ?? []) visit(next);
      visiting.pop();
      done.add(lib);
    };
    for (const lib of table.keys()) visit(lib);
    expect(done.size).toBe(table.size);
  });

  it('has no cycle between files', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((specifier) => specifier.startsWith('.'))
          .map((specifier) => relative(root, resolve(root, dirname(file), specifier)).replace(/\.js$/, ''))
          .flatMap((stem) => files.filter((other) => other === `${stem}.ts` || other === `${stem}.tsx`)),
      ]),
    );
    const cycles: string[] = [];
    const state = new Map<string, 'open' | 'done'>();
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of graph.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('has no folder named for nothing: common, shared, utils, helpers', () => {
    expect(files.filter((file) => /(^|\/)(common|shared|utils|helpers)(\/|\.)/.test(file))).toEqual([]);
  });

  it('lets nothing import the tests', () => {
    const breaches = files.filter((file) => importsOf(file).some((specifier) => /(^|\/)test\//.test(specifier)));
    expect(breaches).toEqual([]);
  });
});

function readTable(): Map<string, Row> {
  const rows = readFileSync(join(root, 'libs/README.md'), 'utf8').matchAll(
    /^\| `(\w+)` \|[^|]*\|([^|]*)\|([^|]*)\|$/gm,
  );
  const names = (cell: string) =>
    new Set(
      cell
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    );
  return new Map(
    [...rows].map(([, lib, libs, packages]) => [lib!, { libs: names(libs!), packages: names(packages!) }]),
  );
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('node_modules'));
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [
    ...source.matchAll(
      /^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
    ),
  ].map(([, fixed, dynamic]) => (fixed ?? dynamic)!);
}

function libOf(file: string): string | undefined {
  return /^libs\/(\w+)\//.exec(file)?.[1];
}

function homeOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

function isTest(file: string): boolean {
  return file.endsWith('.spec.ts');
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
}
