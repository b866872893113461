import type { Command } from 'commander';
import { Rebuild } from '../projection/rebuild.service.js';
import { findDraft } from './find-draft.js';
import { withStore } from './with-store.js';

/** `colex rebuild`: makes the clause rows again from the journal and from nothing else. */
export function addRebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .description('make the clause rows of a draft, or of all drafts, again from the journal')
    .argument('[draft]', 'slug or id of a draft; all drafts when absent')
    .option('--json', 'print one JSON array: [{draftId, entries, clauses}]')
    .action(async (named: string | undefined, options: { json?: boolean }) => {
      const rebuilt = await withStore(async (store) =>
        new Rebuild(store).rebuildClauses(await findDraft(store, named)),
      );
      if (options.json) process.stdout.write(`${JSON.stringify(rebuilt)}\n`);
      else
        for (const { draftId, entries, clauses } of rebuilt)
          process.stdout.write(`${draftId}  ${entries} entries  ${clauses} clauses\n`);
    });
}
