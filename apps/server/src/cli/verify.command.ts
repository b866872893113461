import type { ChainHead } from '@colex/workflow';
import type { Command } from 'commander';
import { type VerifiedChain, verifyAuditChain } from '../audit/audit-verification.js';
import { Verification, type VerifiedDraft } from '../projection/verification.service.js';
import { findDraft } from './find-draft.js';
import { InputError } from './input-error.js';
import { withStore } from './with-store.js';

interface VerifyOptions {
  readonly json?: boolean;
  readonly anchor?: string;
}

/** `colex verify`: proves journals, heads, clause rows, checkpoints and the audit chain; exit code 1 when anything disagrees. */
export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('verify the journal of a draft, or of all drafts and the audit chain, and everything made from it')
    .argument('[draft]', 'slug or id of a draft; all drafts and the audit chain when absent')
    .option('--anchor <seq:hash>', 'a head of the audit chain that was kept elsewhere: the chain must still hold it')
    .option(
      '--json',
      'print one JSON array: [{draftId, slug, entries, digest, faults}, …, {chain, entries, head, faults}]',
    )
    .action(async (named: string | undefined, options: VerifyOptions) => {
      const anchor = anchorOf(options.anchor);
      const verified = await withStore(async (store) => ({
        drafts: await new Verification(store).verifyJournal(await findDraft(store, named)),
        chain: named === undefined || anchor ? await verifyAuditChain(store, anchor) : undefined,
      }));
      print(verified.drafts, verified.chain, options.json === true);
      const isWrong =
        verified.drafts.some(({ faults }) => faults.length > 0) || (verified.chain?.fault ?? null) !== null;
      if (isWrong) process.exitCode = 1;
    });
}

function print(drafts: readonly VerifiedDraft[], chain: VerifiedChain | undefined, asJson: boolean): void {
  const faults = chain?.fault ? [chain.fault] : [];
  const head = chain && `${chain.head.seq}:${chain.head.hash}`;
  if (asJson) {
    const rows = chain ? [{ chain: 'audit', entries: chain.entries, head, faults }] : [];
    process.stdout.write(`${JSON.stringify([...drafts, ...rows])}\n`);
    return;
  }
  const say = (isRight: boolean, words: string) => process.stdout.write(`${isRight ? 'ok   ' : 'FAULT'}  ${words}\n`);
  for (const { slug, entries, digest, faults: ofDraft } of drafts) {
    say(ofDraft.length === 0, `${slug}  ${entries} entries  ${digest}`);
    for (const { fault, detail } of ofDraft) process.stdout.write(`       ${fault}: ${detail}\n`);
  }
  if (!chain) return;
  say(chain.fault === null, `audit chain  ${chain.entries} entries  anchor ${head}`);
  for (const { fault, seq } of faults) process.stdout.write(`       ${fault}: entry ${seq}\n`);
}

function anchorOf(given: string | undefined): ChainHead | undefined {
  if (given === undefined) return undefined;
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(given) ?? [];
  if (seq === undefined || hash === undefined) throw new InputError('--anchor is <number>:<64 hexadecimal digits>');
  return { seq: Number(seq), hash };
}
