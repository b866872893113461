import { Access, type AuditRecord, AuditWriter } from '@colex/access';
import { type AuditAction, type MessageKey, STAGE_NAMES, TypedError } from '@colex/contract';
import type { Actor } from '@colex/policy';
import {
  DraftRepository,
  ProcedureRepository,
  StoredFileRepository,
  type StoredTrack,
  VersionRepository,
  emit,
  clausePlace,
} from '@colex/store';
import {
  type GateFinding,
  type GateSettings,
  type ProcedureRules,
  REFUSALS,
  type Refusal as MachineRefusal,
  type TrackCommand,
  type TrackEvent,
  trackTransition,
} from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import { newId } from '../identity/new-id.js';
import { standingIn, todayInChina } from '../project/standing.js';
import { type PreparedVersion, VersionKeeper, type VersionWish } from '../version/version-keeper.service.js';
import { ProcedureEvents } from './procedure-events.js';
import { type ReadinessFor, ReadinessService } from './readiness.service.js';

/** Which track, as it was read, and the key of the wish. */
export interface TrackWish {
  readonly projectId: string;
  readonly cityId: string;
  readonly expectedRevision: number;
  readonly idempotencyKey?: string | null;
  /** A version to be made with the step, instead of one that was made before. */
  readonly newVersion?: VersionWish | null;
}

/** What became of it: what was met at the gates, and why nothing was recorded if nothing was. */
export interface TrackOutcome {
  readonly findings: readonly GateFinding[];
  readonly refusal?: Refusal;
}

const LONGEST_NOTE = 4_000;
const LONGEST_REASON = 2_000;
const MOST_ITEMS = 20;
const LONGEST_ITEM = 200;

/** Records what happens in the procedures of cities, through the machine of libs/workflow and nothing else. */
@Injectable()
export class ProcedureService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly events: ProcedureEvents,
    private readonly readiness: ReadinessService,
    private readonly versions: VersionKeeper,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** One step of a city's procedure. */
  async record(actor: Actor | null, mutation: string, wish: TrackWish, command: TrackCommand): Promise<TrackOutcome> {
    const refusal = await this.mayNotKeep(actor, wish);
    if (refusal) return { findings: [], refusal };
    const fault = faultOf(command);
    if (fault) return { findings: [], refusal: fault };
    const missing = await this.missing(wish.projectId, command);
    if (missing) return { findings: [], refusal: missing };
    // Texts are read before anything is locked: reading them may wait for the journal.
    const prepared = await this.prepared(actor!, wish, command);
    if (prepared && 'refusal' in prepared) return { findings: [], refusal: prepared.refusal };
    const readinessFor = await this.readinessFor(actor!, wish, command);
    const version = prepared?.version;
    const step = version && command.type === 'moveOn' ? { ...command, versionId: version.id } : command;
    return this.changed(actor!, mutation, wish, { ...wish, command }, (manager, track) =>
      this.step(manager, actor!, track, step, readinessFor, version),
    );
  }

  /** Sets the rules of a city's procedure. */
  async changeRules(actor: Actor | null, wish: TrackWish, rules: (now: ProcedureRules) => ProcedureRules | null) {
    const refusal = await this.mayNotKeep(actor, wish);
    if (refusal) return { findings: [], refusal };
    return this.changed(actor!, 'changeProcedureRules', wish, wish, async (manager, track) => {
      const changed = rules(track.rules);
      if (changed === null) return { findings: [], refusal: { code: 'INVALID', message: 'rulesForm' } };
      await new ProcedureRepository(manager).save(track, track.state, changed);
      await this.events.announce(manager, track.projectId);
      const facts = { rules: JSON.stringify(changed).slice(0, 4_000) };
      await this.audit.append(manager, ofTrack('track.changeRules', actor!, track, facts));
      return { findings: [] };
    });
  }

  async changeGates(
    actor: Actor | null,
    input: { readonly projectId: string; readonly idempotencyKey?: string | null },
    changes: Partial<GateSettings>,
  ): Promise<{ readonly refusal?: Refusal }> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const { projectId } = input;
    const verdict = await this.access.decide(actor, 'procedure.configure', { projectId });
    if (!verdict.allowed) return { refusal: await this.forbidden(actor, projectId, verdict.reason) };
    const request = {
      personId: actor.personId,
      mutation: 'changeGates',
      idempotencyKey: input.idempotencyKey ?? null,
      input: { input, changes },
    };
    return this.dataSource.transaction((manager) =>
      once(manager, request, async () => {
        const procedures = new ProcedureRepository(manager);
        await procedures.saveGates(projectId, { ...(await procedures.gatesOf(projectId)), ...changes });
        await this.audit.append(manager, {
          action: 'procedure.changeGates',
          actorId: actor.personId,
          cityId: actor.cityId,
          projectId,
          subject: { type: 'project', id: projectId },
          facts: { ...changes },
        });
        await this.events.announce(manager, projectId);
        return {};
      }),
    );
  }

  private async step(
    manager: EntityManager,
    actor: Actor,
    track: StoredTrack,
    command: TrackCommand,
    readinessFor: ReadinessFor | null,
    version: PreparedVersion | undefined,
  ): Promise<TrackOutcome> {
    const procedures = new ProcedureRepository(manager);
    const { by } = await standingIn(manager, actor, track.projectId);
    const act = { id: newId('step'), by, at: new Date().toISOString(), today: todayInChina() };
    const stage = command.type === 'moveOn' ? command.stage : 'DRAFTING';
    const facts = {
      act,
      rules: track.rules,
      gates: await procedures.gatesOf(track.projectId),
      readiness: readinessFor?.(stage) ?? NOTHING_KNOWN,
    };
    const outcome = trackTransition(track.state, command, facts);
    if (!outcome.accepted) return { findings: [], refusal: refusalOf(outcome) };
    if (outcome.events.length === 0) return { findings: [] };
    const kept = version && (await this.versions.keep(manager, version, 'newVersion'));
    if (kept && 'refusal' in kept) return { findings: [], refusal: kept.refusal };
    await procedures.save(track, outcome.state);
    const [event] = outcome.events;
    if (event?.type === 'StageReached') await this.tell(manager, actor, track, event);
    await this.events.announce(manager, track.projectId);
    const digest = command.type === 'moveOn' ? await digestOf(manager, command.versionId) : null;
    const record = ofTrack(`track.${command.type}`, actor, track, factsOf(command, outcome.events, digest));
    await this.audit.append(manager, record);
    return { findings: event?.type === 'StageReached' ? event.warnings : [] };
  }

  private tell(
    manager: EntityManager,
    actor: Actor,
    track: StoredTrack,
    event: TrackEvent & { readonly type: 'StageReached' },
  ): Promise<void> {
    return emit(manager, {
      kind: 'PROCEDURE',
      notice: 'stageMoved',
      parameters: { city: track.cityName, stage: STAGE_NAMES[event.step.stage]['zh-CN'] },
      projectId: track.projectId,
      actorId: actor.personId,
      subjectId: event.step.id,
      audience: { roles: ['CHAIR', 'LEAD_DRAFTER', 'REVIEWER'] },
    });
  }

  /** Carries a change of a track out: once for its key, on a locked row, and only on what was read. */
  private changed(
    actor: Actor,
    mutation: string,
    wish: TrackWish,
    input: object,
    change: (manager: EntityManager, track: StoredTrack) => Promise<TrackOutcome>,
  ): Promise<TrackOutcome> {
    const request = { personId: actor.personId, mutation, idempotencyKey: wish.idempotencyKey ?? null, input };
    return this.dataSource.transaction(async (manager) => {
      const outcome = await once<TrackOutcome>(manager, request, async () => {
        const track = await new ProcedureRepository(manager).lockedTrack(wish.projectId, wish.cityId);
        if (!track) return { findings: [], refusal: CITY_NOT_FOUND };
        if (track.revision !== wish.expectedRevision) {
          return { findings: [], refusal: { code: 'CONFLICT', message: 'trackChangedSinceRead' } };
        }
        return change(manager, track);
      });
      return { ...outcome, findings: 'findings' in outcome ? outcome.findings : [] };
    });
  }

  private async mayNotKeep(actor: Actor | null, { projectId, cityId }: TrackWish): Promise<Refusal | undefined> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const verdict = await this.access.decide(actor, 'track.keep', { projectId, forCityId: cityId });
    return verdict.allowed ? undefined : this.forbidden(actor, projectId, verdict.reason);
  }

  /** Whoever may not see the project learns nothing about it. */
  private async forbidden(actor: Actor, projectId: string, message: MessageKey): Promise<Refusal> {
    const mayRead = await this.access.decide(actor, 'project.read', { projectId });
    return mayRead.allowed
      ? { code: 'FORBIDDEN', message }
      : { code: 'NOT_FOUND', message: 'projectNotFound', field: ['projectId'] };
  }

  /** What a step names must be of this project (trust.md GQ6). */
  private async missing(projectId: string, command: TrackCommand): Promise<Refusal | undefined> {
    if (command.type !== 'moveOn') return undefined;
    const { manager } = this.dataSource;
    const { versionId, attachmentIds, separateClauseIds } = command;
    const draftIds = [...new Set(separateClauseIds.map((id) => clausePlace(id)?.draftId ?? ''))];
    const drafts = await new DraftRepository(manager).byIds(draftIds);
    if (draftIds.some((_, index) => drafts[index]?.projectId !== projectId)) {
      return { code: 'NOT_FOUND', message: 'clauseNotFound', field: ['separateClauseIds'] };
    }
    if (versionId !== null) {
      const [version] = await new VersionRepository(manager).byIds([versionId]);
      const draft = version && (await new DraftRepository(manager).byId(version.draftId));
      if (draft?.projectId !== projectId) {
        return { code: 'NOT_FOUND', message: 'versionNotFound', field: ['versionId'] };
      }
    }
    const files = await new StoredFileRepository(manager).ofProject(projectId, attachmentIds);
    return attachmentIds.every((id) => files.has(id))
      ? undefined
      : { code: 'NOT_FOUND', message: 'fileNotFound', field: ['attachmentIds'] };
  }

  private async prepared(actor: Actor, { projectId, newVersion }: TrackWish, command: TrackCommand) {
    if (!newVersion || command.type !== 'moveOn') return undefined;
    if (command.versionId !== null) {
      return { refusal: { code: 'INVALID', message: 'oneVersionOnly', field: ['newVersion'] } satisfies Refusal };
    }
    const draft = await new DraftRepository(this.dataSource.manager).byId(newVersion.draftId);
    if (draft?.projectId !== projectId) {
      return {
        refusal: { code: 'NOT_FOUND', message: 'draftNotFound', field: ['newVersion', 'draftId'] } satisfies Refusal,
      };
    }
    return this.versions.prepare(actor, newVersion, 'STAGE', 'newVersion');
  }

  private async readinessFor(actor: Actor, wish: TrackWish, command: TrackCommand): Promise<ReadinessFor | null> {
    if (command.type !== 'moveOn') return null;
    const { memberCityIds } = await standingIn(this.dataSource.manager, actor, wish.projectId);
    return this.readiness.of(wish.projectId, wish.cityId, memberCityIds, command.versionId);
  }
}

const CITY_NOT_FOUND: Refusal = { code: 'NOT_FOUND', message: 'cityNotFound', field: ['cityId'] };

const NOTHING_KNOWN: ReturnType<ReadinessFor> = {
  staleCommonClauseIds: [],
  changedCitationClauseIds: [],
  unsettledCommonClauseIds: [],
  objections: [],
  titleMark: 'NONE',
  errorFindings: 0,
};

/** A refusal of a machine as the API says it. */
export function refusalOf({ reason }: MachineRefusal): Refusal {
  const code = REFUSALS[reason];
  return { code: code === 'BAD_USER_INPUT' ? 'INVALID' : code, message: reason };
}

function faultOf(command: TrackCommand): Refusal | undefined {
  const reason = 'reason' in command ? (command.reason ?? '') : '';
  if (reason.length > LONGEST_REASON) {
    return { code: 'TOO_LARGE', message: 'noteTooLong', parameters: { limit: LONGEST_REASON }, field: ['reason'] };
  }
  if (command.type !== 'moveOn') return undefined;
  if ((command.note?.length ?? 0) > LONGEST_NOTE) {
    return { code: 'TOO_LARGE', message: 'noteTooLong', parameters: { limit: LONGEST_NOTE }, field: ['note'] };
  }
  for (const field of ['attachmentIds', 'mergedWith', 'separateClauseIds'] as const) {
    const items = command[field];
    if (items.length > MOST_ITEMS || items.some((item) => item.length > LONGEST_ITEM)) {
      return { code: 'TOO_LARGE', message: 'tooManyItems', parameters: { limit: MOST_ITEMS }, field: [field] };
    }
  }
  return undefined;
}

function ofTrack(
  action: AuditAction,
  actor: Actor,
  { projectId, cityId, cityName }: StoredTrack,
  facts: AuditRecord['facts'],
): AuditRecord {
  return {
    action,
    actorId: actor.personId,
    cityId,
    projectId,
    subject: { type: 'track', id: `${projectId}/${cityId}` },
    facts: { city: cityName, ...facts },
  };
}

async function digestOf(manager: EntityManager, versionId: string | null): Promise<string | null> {
  if (versionId === null) return null;
  const [version] = await new VersionRepository(manager).byIds([versionId]);
  return version?.digest ?? null;
}

function factsOf(
  command: TrackCommand,
  events: readonly TrackEvent[],
  versionDigest: string | null,
): AuditRecord['facts'] {
  const { type: _type, ...said } = command;
  const warnings = events.flatMap((event) =>
    event.type === 'StageReached' ? event.warnings.map(({ gate }) => gate as string) : [],
  );
  return { ...said, ...(command.type === 'moveOn' && { versionDigest, warnings }) };
}
