import type { Command } from 'commander';
import { Verification } from '../projection/verification.service.js';
import { findDraft } from './find-draft.js';
import { withStore } from './with-store.js';

/** `colex verify`: proves journals, heads, clause rows and checkpoints; exit code 1 when anything disagrees. */
export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('verify the journal of a draft, or of all drafts, and everything made from it')
    .argument('[draft]', 'slug or id of a draft; all drafts when absent')
    .option('--json', 'print one JSON array: [{draftId, slug, entries, digest, faults}]')
    .action(async (named: string | undefined, options: { json?: boolean }) => {
      const verified = await withStore(async (store) =>
        new Verification(store).verifyJournal(await findDraft(store, named)),
      );
      if (options.json) process.stdout.write(`${JSON.stringify(verified)}\n`);
      else
        for (const { slug, entries, digest, faults } of verified) {
          process.stdout.write(`${faults.length === 0 ? 'ok   ' : 'FAULT'}  ${slug}  ${entries} entries  ${digest}\n`);
          for (const { fault, detail } of faults) process.stdout.write(`       ${fault}: ${detail}\n`);
        }
      if (verified.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
    });
}
