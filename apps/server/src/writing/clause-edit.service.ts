import { Access, AuditWriter } from '@colex/access';
import type { ReplacementFault, WantedLine } from '@colex/collab';
import { type ClauseLineInput, TypedError } from '@colex/contract';
import type { LineKind } from '@colex/lawtext';
import { clausePlace } from '@colex/store';
import { Injectable } from '@nestjs/common';
import type { ApiContext } from '../api/api-context.js';
import type { Refusal } from '../api/user-errors.js';
import { ComparisonView } from '../comparison/comparison.service.js';
import { MomentLookup } from '../history/moment-lookup.service.js';
import { Moments } from '../history/moments.service.js';
import type { ReplacedClause } from '../history/text-work.js';
import { TextWorkers } from '../history/text-workers.service.js';
import { TextWrites, type Written } from './text-writes.service.js';

/** What is asked for when a clause is to be written anew. */
export interface ClauseEditWish {
  readonly clauseId: string;
  readonly baseRevision: number;
  readonly lines: readonly ClauseLineInput[];
  readonly idempotencyKey: string | null;
}

type ClauseEditOutcome = Written | { readonly refusal: Refusal; readonly conflict?: ComparisonView | null };

const MOST_LINES = 250;
const LONGEST_LINE = 100_000;

const CLAUSE_NOT_FOUND: Refusal = { code: 'NOT_FOUND', message: 'clauseNotFound', field: ['clauseId'] };

/** Clauses written by programs (api.md §10). */
@Injectable()
export class ClauseEditService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly writes: TextWrites,
    private readonly lookup: MomentLookup,
    private readonly moments: Moments,
    private readonly workers: TextWorkers,
  ) {}

  async apply(context: ApiContext, wish: ClauseEditWish): Promise<ClauseEditOutcome> {
    const { actor } = context;
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const place = clausePlace(wish.clauseId);
    const draft = place && (await context.loaders.draft.load(place.draftId));
    if (!draft || !(await this.access.decide(actor, 'draft.read', draft)).allowed) return { refusal: CLAUSE_NOT_FOUND };
    const verdict = await this.access.decide(actor, 'draft.write', draft);
    if (!verdict.allowed) return { refusal: { code: 'FORBIDDEN', message: verdict.reason } };
    const tooMuch = sizeFault(wish.lines);
    if (tooMuch) return { refusal: tooMuch };
    const base = await this.lookup.moment(context, draft.id, { revision: wish.baseRevision });
    if (!base) return { refusal: { code: 'NOT_FOUND', message: 'momentNotFound', field: ['baseRevision'] } };

    const { idempotencyKey, ...input } = wish;
    let seenAt = base.revision;
    const outcome = await this.writes.write<Exclude<ReplacedClause, { fault: unknown }>, Written>(
      {
        actor,
        draftId: draft.id,
        mutation: 'applyClauseEdit',
        input,
        idempotencyKey,
        expectedRevision: null,
        kind: 'edit',
      },
      async ({ seq, protectedIds }) => {
        seenAt = seq;
        const replaced = await this.workers.do('replaceClause', {
          now: await this.moments.materialAt(draft.id, seq),
          base: await this.moments.materialAt(draft.id, base.revision),
          clauseLineId: place.lineId,
          wanted: wish.lines.map(toWantedLine),
          protectedIds,
        });
        return 'fault' in replaced ? { refusal: refusalOf(replaced.fault, base.revision, seq) } : replaced;
      },
      async (manager, _planned, written) => {
        if (written.revision !== null) {
          await this.audit.append(manager, {
            action: 'draft.editClause',
            actorId: actor.personId,
            cityId: actor.cityId,
            projectId: draft.projectId,
            draftId: draft.id,
            subject: { type: 'clause', id: wish.clauseId },
            facts: { revision: written.revision, baseRevision: base.revision },
          });
        }
        return written;
      },
    );
    if (!('refusal' in outcome) || outcome.refusal.message !== 'clauseChangedSince') return outcome;
    const now = await this.lookup.moment(context, draft.id, { revision: seenAt });
    return { ...outcome, conflict: now && new ComparisonView(base, now, this.workers, this.moments) };
  }
}

function sizeFault(lines: readonly ClauseLineInput[]): Refusal | undefined {
  if (lines.length > MOST_LINES) return { code: 'TOO_LARGE', message: 'writeTooLarge', field: ['lines'] };
  const long = lines.findIndex(({ text }) => text.length > LONGEST_LINE);
  return long < 0 ? undefined : { code: 'TOO_LARGE', message: 'writeTooLarge', field: ['lines', String(long), 'text'] };
}

const toWantedLine = ({ id, kind, text }: ClauseLineInput): WantedLine => ({
  ...(id === undefined || id === null ? {} : { id }),
  kind: kind.toLowerCase() as LineKind,
  text,
});

function refusalOf(fault: ReplacementFault, base: number, revision: number): Refusal {
  switch (fault.kind) {
    case 'noSuchClause':
      return CLAUSE_NOT_FOUND;
    case 'changedSince':
      return {
        code: 'CONFLICT',
        message: 'clauseChangedSince',
        field: ['baseRevision'],
        parameters: { base, revision },
      };
    case 'joinsOthers':
      return { code: 'INVALID', message: 'joinsOtherClauses', field: ['lines'] };
    case 'notText':
      return {
        code: 'INVALID',
        message: 'notLineText',
        field: ['lines', String(fault.line), 'text'],
        parameters: { line: fault.line + 1 },
      };
    default:
      return {
        code: 'INVALID',
        message: fault.kind,
        field: ['lines', String(fault.line), 'id'],
        parameters: { line: fault.line + 1 },
      };
  }
}
