import type { ChairTerm, Meeting, SignedPaper } from '@colex/workflow';
import { type EntityManager, In } from 'typeorm';
import { groupedBy, inOrderOf } from '../list/by-ids.js';
import { KeysetList, VISIBLE_TO_ALL } from '../list/keyset-list.js';
import { ChairTermEntity } from './chair-term.entity.js';
import { MeetingEntity } from './meeting.entity.js';
import { SignedPaperEntity } from './signed-paper.entity.js';

/** The meetings of a project, the latest day first. Whoever asks has been let read the project before. */
export const MEETINGS_OF_PROJECT = new KeysetList({
  name: 'meetings-of-project',
  from: 'meeting',
  id: 'meeting.id',
  parent: 'meeting.project_id',
  order: ['meeting.day', 'meeting.id'],
  descending: true,
  visible: VISIBLE_TO_ALL,
});

/** The papers of a project, the newest first. Whoever asks has been let read the project before. */
export const PAPERS_OF_PROJECT = new KeysetList({
  name: 'papers-of-project',
  from: 'signed_paper',
  id: 'signed_paper.id',
  parent: 'signed_paper.project_id',
  order: ['signed_paper.created_at', 'signed_paper.id'],
  descending: true,
  visible: VISIBLE_TO_ALL,
});

/** Joint events: meetings, papers signed together, turns in the chair. */
export class JointRepository {
  constructor(private readonly manager: EntityManager) {}

  async meetingsByIds(ids: readonly string[]): Promise<(MeetingEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(MeetingEntity, { id: In([...ids]) }), (row) => row.id);
  }

  async papersByIds(ids: readonly string[]): Promise<(SignedPaperEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(SignedPaperEntity, { id: In([...ids]) }), (row) => row.id);
  }

  /** A meeting nobody else changes until the transaction ends. */
  lockedMeeting(id: string): Promise<MeetingEntity | null> {
    return this.manager.findOne(MeetingEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** A paper nobody else changes until the transaction ends. */
  lockedPaper(id: string): Promise<SignedPaperEntity | null> {
    return this.manager.findOne(SignedPaperEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async saveMeeting(projectId: string, state: Meeting): Promise<void> {
    await this.manager.query(
      `INSERT INTO meeting (id, project_id, day, revision, state) VALUES ($1, $2, $3, 1, $4)
       ON CONFLICT (id) DO UPDATE SET day = excluded.day, revision = meeting.revision + 1, state = excluded.state`,
      [state.id, projectId, state.plan.on, JSON.stringify(state)],
    );
  }

  async savePaper(projectId: string, state: SignedPaper): Promise<void> {
    await this.manager.query(
      `INSERT INTO signed_paper (id, project_id, file_id, revision, state) VALUES ($1, $2, $3, 1, $4)
       ON CONFLICT (id) DO UPDATE SET revision = signed_paper.revision + 1, state = excluded.state`,
      [state.id, projectId, state.documentId, JSON.stringify(state)],
    );
  }

  /** The turns of these projects, in the order of their days. */
  async termsOfProjects(projectIds: readonly string[]): Promise<ChairTermEntity[][]> {
    const rows = await this.manager.find(ChairTermEntity, {
      where: { projectId: In([...projectIds]) },
      order: { from: 'ASC' },
    });
    return groupedBy(projectIds, rows, (row) => row.projectId);
  }

  /** The turns of a project; nobody else changes them until the transaction ends. */
  async lockedTerms(projectId: string): Promise<ChairTerm[]> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`chair terms ${projectId}`]);
    const [terms = []] = await this.termsOfProjects([projectId]);
    return terms.map(({ id, cityId, personId, from, until }) => ({ id, cityId, personId, from, until }));
  }

  async saveTerm(projectId: string, term: ChairTerm): Promise<void> {
    await this.manager.upsert(ChairTermEntity, { ...term, projectId }, ['id']);
  }

  /** What the meetings of a project resolved: all meetings that were held. */
  async heldMeetings(projectId: string): Promise<MeetingEntity[]> {
    return this.manager
      .createQueryBuilder(MeetingEntity, 'meeting')
      .where(`meeting.projectId = :projectId AND meeting.state->'standing'->>'status' IN ('HELD', 'MINUTED')`, {
        projectId,
      })
      .orderBy('meeting.day')
      .getMany();
  }
}
