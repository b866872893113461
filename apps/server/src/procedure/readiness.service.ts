import { checkDraft, draftProfile, errorsLeft, identifyFindings } from '@colex/drafting';
import { type Line, readLineContent } from '@colex/lawtext';
import {
  DraftEntity,
  IgnoredFindingRepository,
  ProtectionRepository,
  SignoffRepository,
  VersionRepository,
  toDecision,
} from '@colex/store';
import {
  type Readiness,
  type Stage,
  readingsOf,
  signoffMatrix,
  signoffReadiness,
  stagesAhead,
  titleMarkOf,
} from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DraftTexts } from '../history/draft-texts.service.js';

/** What the gates must know about the texts, for a step to any stage. */
export type ReadinessFor = (stage: Stage) => Readiness;

const FINAL_STAGES: ReadonlySet<Stage> = new Set<Stage>(['VOTE', ...stagesAhead('VOTE')]);

/** Looks at the texts for the gates: the joint text for what the cities signed, the city's own for marks and rules. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly texts: DraftTexts,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** `versionId` is the version that goes with the step; without one, the city's text as it stands. */
  async of(
    projectId: string,
    cityId: string,
    memberCityIds: readonly string[],
    versionId: string | null,
  ): Promise<ReadinessFor> {
    const { manager } = this.dataSource;
    const drafts = await manager.find(DraftEntity, { where: { projectId }, order: { createdAt: 'ASC', id: 'ASC' } });
    const joint = drafts.find(({ kind }) => kind === 'JOINT');
    const own = drafts.find((draft) => draft.cityId === cityId) ?? joint;
    const jointLines = await this.linesOf(joint);
    const lines =
      versionId === null
        ? own === joint
          ? jointLines
          : await this.linesOf(own)
        : await this.linesOfVersion(versionId);
    const decisions = joint ? await new SignoffRepository(manager).decisions(joint.id) : [];
    const settled = joint ? (await new ProtectionRepository(manager).of(joint.id)).settled : new Map<string, string>();
    const matrix = signoffMatrix(readingsOf(jointLines), memberCityIds, decisions.map(toDecision));
    const signoff = signoffReadiness(matrix, new Map(), new Set(settled.keys()));
    const titleMark = markOf(lines);
    // What those who work on the city's text judged not to apply is not counted, in its versions neither.
    const ignored = own ? await new IgnoredFindingRepository(manager).keysOf(own.id) : new Set<string>();
    const errors = new Map<boolean, number>();
    const errorsIn = (final: boolean): number => {
      const known = errors.get(final);
      if (known !== undefined) return known;
      const { findings } = checkDraft(lines, draftProfile(final));
      const count = errorsLeft(identifyFindings(lines, findings), ignored);
      errors.set(final, count);
      return count;
    };
    return (stage) => ({ ...signoff, titleMark, errorFindings: errorsIn(FINAL_STAGES.has(stage)) });
  }

  private async linesOf(draft: DraftEntity | undefined): Promise<readonly Line[]> {
    return (draft && (await this.texts.now(draft.id)))?.lines ?? [];
  }

  private async linesOfVersion(versionId: string): Promise<readonly Line[]> {
    const text = await new VersionRepository(this.dataSource.manager).textOf(versionId);
    return text === null ? [] : readLineContent(text.content);
  }
}

/** The mark stands at the end of the title or alone in brackets below it. */
function markOf(lines: readonly Line[]) {
  const textOf = (kind: Line['kind']): string =>
    lines
      .filter((line) => line.kind === kind)
      .map((line) => line.text)
      .join('');
  const atTitle = titleMarkOf(textOf('title'));
  return atTitle === 'NONE' ? titleMarkOf(textOf('note')) : atTitle;
}
