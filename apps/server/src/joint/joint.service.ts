import { Access, type AuditRecord, AuditWriter } from '@colex/access';
import { type AuditAction, type MessageKey, TypedError } from '@colex/contract';
import type { Actor } from '@colex/policy';
import { JointRepository, ProjectRepository, StoredFileRepository } from '@colex/store';
import {
  type ChairTermCommand,
  type MeetingCommand,
  type Outcome,
  type PaperCommand,
  chairTermTransition,
  meetingTransition,
  paperTransition,
} from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import { newId } from '../identity/new-id.js';
import { refusalOf } from '../procedure/procedure.service.js';
import { standingIn, todayInChina } from '../project/standing.js';
import { faultOf } from './joint-limits.js';

/** What became of a wish about a meeting or paper. */
export type JointOutcome = { readonly id: string } | { readonly refusal: Refusal };

/** A wish that may be sent twice. */
export interface JointWish {
  readonly mutation: string;
  readonly idempotencyKey?: string | null;
  /** Of the meeting as it was read; absent where what is added does not depend on it. */
  readonly expectedRevision?: number;
}

const NOT_FOUND: Refusal = { code: 'NOT_FOUND', message: 'itemUnknown' };

/** Meetings, papers and turns in the chair, through the machines of libs/workflow and nothing else. */
@Injectable()
export class JointService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Calls a meeting. */
  async planMeeting(
    actor: Actor | null,
    projectId: string,
    command: MeetingCommand,
    wish: JointWish,
  ): Promise<JointOutcome> {
    const may = await this.presides(actor, projectId);
    if ('refusal' in may) return may;
    return this.carriedOut(may.actor, wish, { projectId, command }, (manager) =>
      this.meetingStep(manager, may.actor, projectId, null, command),
    );
  }

  /** One step of a meeting that was called. */
  async changeMeeting(
    actor: Actor | null,
    meetingId: string,
    command: MeetingCommand,
    wish: JointWish,
  ): Promise<JointOutcome> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const [meeting] = await new JointRepository(this.dataSource.manager).meetingsByIds([meetingId]);
    if (!meeting) return { refusal: NOT_FOUND };
    const { projectId } = meeting;
    const may =
      command.type === 'followUp'
        ? await this.reports(
            actor,
            projectId,
            meeting.state.resolutions.find(({ id }) => id === command.resolutionId)?.cityIds,
          )
        : await this.presides(actor, projectId);
    if ('refusal' in may) return may;
    return this.carriedOut(actor, wish, { meetingId, command }, async (manager) => {
      const locked = await new JointRepository(manager).lockedMeeting(meetingId);
      if (!locked) return { refusal: NOT_FOUND };
      if (wish.expectedRevision !== undefined && wish.expectedRevision !== locked.revision) {
        return { refusal: { code: 'CONFLICT', message: 'itemChangedSinceRead' } };
      }
      if (command.type === 'recordMinutes') {
        const [paper] = await new JointRepository(manager).papersByIds([command.paperId]);
        if (paper?.projectId !== projectId || paper.state.kind !== 'MINUTES') {
          return { refusal: { code: 'NOT_FOUND', message: 'minutesNotFound', field: ['paperId'] } };
        }
      }
      return this.meetingStep(manager, actor, projectId, locked.state, command);
    });
  }

  /** Prepares a paper to be signed. */
  async preparePaper(
    actor: Actor | null,
    projectId: string,
    paper: Omit<PaperCommand & { readonly type: 'preparePaper' }, 'type' | 'digest'>,
    wish: JointWish,
  ): Promise<JointOutcome> {
    const may = await this.presides(actor, projectId);
    if ('refusal' in may) return may;
    return this.carriedOut(may.actor, wish, { projectId, paper }, async (manager) => {
      const [file] = await new StoredFileRepository(manager).byIds([paper.documentId]);
      if (file?.projectId !== projectId) {
        return { refusal: { code: 'NOT_FOUND', message: 'fileNotFound', field: ['documentId'] } };
      }
      const command: PaperCommand = { type: 'preparePaper', ...paper, digest: file.digest };
      return this.paperStep(manager, may.actor, projectId, null, command);
    });
  }

  /** One step of a paper that was prepared. */
  async changePaper(
    actor: Actor | null,
    paperId: string,
    command: PaperCommand,
    wish: JointWish,
  ): Promise<JointOutcome> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const [paper] = await new JointRepository(this.dataSource.manager).papersByIds([paperId]);
    if (!paper) return { refusal: NOT_FOUND };
    const { projectId } = paper;
    const may =
      command.type === 'signPaper' || command.type === 'withdrawPaperSignature'
        ? await this.may(actor, projectId, () =>
            this.access.decide(actor, 'paper.sign', { projectId, forCityId: command.cityId }),
          )
        : await this.presides(actor, projectId);
    if ('refusal' in may) return may;
    return this.carriedOut(actor, wish, { paperId, command }, async (manager) => {
      const locked = await new JointRepository(manager).lockedPaper(paperId);
      return locked ? this.paperStep(manager, actor, projectId, locked.state, command) : { refusal: NOT_FOUND };
    });
  }

  /** Sets or ends a turn in the chair. */
  async changeTerms(
    actor: Actor | null,
    projectId: string,
    command: ChairTermCommand,
    wish: JointWish,
  ): Promise<JointOutcome> {
    const may = await this.presides(actor, projectId);
    if ('refusal' in may) return may;
    return this.carriedOut(may.actor, wish, { projectId, command }, async (manager) => {
      const joint = new JointRepository(manager);
      const terms = await joint.lockedTerms(projectId);
      const personId = command.type === 'setTerm' ? command.personId : null;
      if (personId !== null && !(await isMember(manager, projectId, personId))) {
        return { refusal: { code: 'NOT_FOUND', message: 'chairIsNoMember', field: ['personId'] } };
      }
      const facts = await this.facts(manager, may.actor, projectId, newId('chairTerm'));
      const outcome = chairTermTransition(terms, command, facts);
      if (!outcome.accepted) return { refusal: refusalOf(outcome) };
      for (const { term } of outcome.events) await joint.saveTerm(projectId, term);
      const [event] = outcome.events;
      const id = event?.term.id ?? projectId;
      await this.record(
        manager,
        may.actor,
        projectId,
        `chair.${command.type}`,
        { type: 'chairTerm', id },
        { ...event?.term },
      );
      return { id };
    });
  }

  private async meetingStep(
    manager: EntityManager,
    actor: Actor,
    projectId: string,
    state: Parameters<typeof meetingTransition>[0],
    command: MeetingCommand,
  ): Promise<JointOutcome> {
    const fault = faultOf(command);
    if (fault) return { refusal: fault };
    const facts = await this.facts(manager, actor, projectId, newId(state === null ? 'meeting' : 'step'));
    const outcome: Outcome<NonNullable<typeof state>, unknown> = meetingTransition(state, command, facts);
    if (!outcome.accepted) return { refusal: refusalOf(outcome) };
    const meeting = outcome.state;
    if (outcome.events.length > 0) {
      await new JointRepository(manager).saveMeeting(projectId, meeting);
      const subject = { type: 'meeting', id: meeting.id };
      await this.record(manager, actor, projectId, `meeting.${command.type}`, subject, {
        title: meeting.plan.title,
        on: meeting.plan.on,
        ...saidIn(command),
      });
    }
    return { id: meeting.id };
  }

  private async paperStep(
    manager: EntityManager,
    actor: Actor,
    projectId: string,
    state: Parameters<typeof paperTransition>[0],
    command: PaperCommand,
  ): Promise<JointOutcome> {
    const fault = faultOf(command);
    if (fault) return { refusal: fault };
    const facts = await this.facts(manager, actor, projectId, newId(state === null ? 'paper' : 'step'));
    const outcome: Outcome<NonNullable<typeof state>, unknown> = paperTransition(state, command, facts);
    if (!outcome.accepted) return { refusal: refusalOf(outcome) };
    const paper = outcome.state;
    if (outcome.events.length > 0) {
      await new JointRepository(manager).savePaper(projectId, paper);
      const subject = { type: 'paper', id: paper.id };
      const { title, digest } = paper;
      await this.record(manager, actor, projectId, `paper.${command.type}`, subject, {
        ...saidIn(command),
        title,
        digest,
      });
    }
    return { id: paper.id };
  }

  private async facts(manager: EntityManager, actor: Actor, projectId: string, id: string) {
    const { by, memberCityIds } = await standingIn(manager, actor, projectId);
    return { act: { id, by, at: new Date().toISOString(), today: todayInChina() }, memberCityIds };
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    projectId: string,
    action: AuditAction,
    subject: AuditRecord['subject'],
    facts: AuditRecord['facts'],
  ): Promise<unknown> {
    const { personId: actorId, cityId } = actor;
    return this.audit.append(manager, { action, actorId, cityId, projectId, subject, facts });
  }

  private carriedOut(
    actor: Actor,
    { mutation, idempotencyKey = null }: JointWish,
    input: object,
    work: (manager: EntityManager) => Promise<JointOutcome>,
  ): Promise<JointOutcome> {
    return this.dataSource.transaction((manager) =>
      once<{ readonly id: string }>(manager, { personId: actor.personId, mutation, idempotencyKey, input }, () =>
        work(manager),
      ),
    );
  }

  private presides(actor: Actor | null, projectId: string) {
    return this.may(actor, projectId, () => this.access.decide(actor, 'joint.preside', { projectId }));
  }

  private reports(actor: Actor, projectId: string, cityIds: readonly string[] = []) {
    return this.may(actor, projectId, () => this.access.decide(actor, 'resolution.report', { projectId, cityIds }));
  }

  /** Whoever may not see the project learns nothing about it. */
  private async may(
    actor: Actor | null,
    projectId: string,
    ask: () => Promise<{ readonly allowed: true } | { readonly allowed: false; readonly reason: MessageKey }>,
  ): Promise<{ readonly actor: Actor } | { readonly refusal: Refusal }> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const verdict = await ask();
    if (verdict.allowed) return { actor };
    const mayRead = await this.access.decide(actor, 'project.read', { projectId });
    return mayRead.allowed ? { refusal: { code: 'FORBIDDEN', message: verdict.reason } } : { refusal: NOT_FOUND };
  }
}

/** What a command says, flat. */
function saidIn(command: MeetingCommand | PaperCommand): NonNullable<AuditRecord['facts']> {
  const { type: _type, ...said } = command;
  if ('plan' in said)
    return { kind: said.plan.kind, place: said.plan.place, hostCityId: said.plan.hostCityId, agenda: said.plan.agenda };
  return said;
}

async function isMember(manager: EntityManager, projectId: string, personId: string): Promise<boolean> {
  const [memberships = []] = await new ProjectRepository(manager).membershipsOfProjects([projectId]);
  return memberships.some((membership) => membership.personId === personId);
}
