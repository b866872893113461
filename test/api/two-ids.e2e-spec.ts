import {
  type GraphQLInputType,
  type GraphQLSchema,
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isInputObjectType,
} from 'graphql';
import { type Cast, aCast } from '../builders/a-cast.js';
import { type TestServer, startServer } from '../harness/server.js';

type Input = Record<string, unknown>;

/** A mutation with more than one id: what is given, and what a foreign thing would be in each place. */
interface Wish {
  readonly own: (cast: Cast) => Input;
  /** By path into the input; a list takes the id as its one element. */
  readonly foreign: Readonly<Record<string, (other: Cast) => string>>;
  /** What one's own things are answered with, where it is not that it is done. */
  readonly ownCodes?: readonly string[];
}

const plan = ({ cityId }: Cast) => ({
  kind: 'LIAISON_GROUP',
  title: '协调会',
  on: '2025-04-01',
  place: '本市',
  hostCityId: cityId,
  agenda: [],
});
const project = ({ projectId }: Cast): string => projectId;
const city = ({ cityId }: Cast): string => cityId;
const person = ({ personId }: Cast): string => personId;
const ofTrack = { projectId: project, cityId: city };
const track = (more: Input): Wish => ({
  own: ({ projectId, cityId }) => ({ projectId, cityId, expectedRevision: 0, ...more }),
  foreign: ofTrack,
});
const decision = (more: Input = {}): Wish => ({
  own: ({ clauseId, clauseDigest }) => ({ clauseId, digest: clauseDigest, ...more }),
  foreign: { clauseId: ({ clauseId }) => clauseId, roundId: ({ roundId }) => roundId },
});
const thread = ({ threadId }: Cast): string => threadId;
const clause = ({ clauseId }: Cast): string => clauseId;
const line = ({ lineId }: Cast): string => lineId;

/** Every mutation that takes more than one id; a new one must be added here. */
const WISHES: Readonly<Record<string, Wish>> = {
  createDraft: {
    own: ({ projectId, cityId }) => ({ projectId, kind: 'EDITION', cityId, text: '某市条例\n\n第一条　甲。\n' }),
    foreign: ofTrack,
  },
  ignoreFinding: {
    own: ({ draftId, lineId }) => ({ draftId, lineId, rule: 'S01', words: '甲', reason: '惯例' }),
    foreign: { draftId: ({ draftId }) => draftId },
  },
  watch: {
    own: ({ draftId, clauseId }) => ({ draftId, clauseId, level: 'WATCH' }),
    foreign: { draftId: ({ draftId }) => draftId, clauseId: clause },
  },
  planMeeting: {
    own: (cast) => ({ projectId: cast.projectId, plan: plan(cast) }),
    foreign: { projectId: project, 'plan.hostCityId': city },
  },
  changeMeeting: {
    own: (cast) => ({ meetingId: cast.plannedMeetingId, expectedRevision: 0, plan: plan(cast) }),
    foreign: { meetingId: ({ meetingId }) => meetingId, 'plan.hostCityId': city },
  },
  holdMeeting: {
    own: ({ plannedMeetingId, cityId }) => ({
      meetingId: plannedMeetingId,
      expectedRevision: 0,
      attendingCityIds: [cityId],
    }),
    foreign: { meetingId: ({ meetingId }) => meetingId, attendingCityIds: city },
  },
  addResolution: {
    own: ({ meetingId, cityId }) => ({ meetingId, text: '落实。', cityIds: [cityId] }),
    foreign: { meetingId: ({ meetingId }) => meetingId, cityIds: city },
  },
  recordMinutes: {
    own: ({ meetingId, paperId }) => ({ meetingId, expectedRevision: 0, paperId }),
    foreign: { meetingId: ({ meetingId }) => meetingId, paperId: ({ paperId }) => paperId },
  },
  reportOnResolution: {
    own: ({ meetingId, resolutionId }) => ({ meetingId, resolutionId, standing: 'DONE', note: '已落实' }),
    foreign: { meetingId: ({ meetingId }) => meetingId, resolutionId: ({ resolutionId }) => resolutionId },
  },
  preparePaper: {
    own: ({ projectId, fileId, cityId }) => ({
      projectId,
      kind: 'LETTER',
      title: '函',
      documentId: fileId,
      cityIds: [cityId],
    }),
    foreign: { projectId: project, documentId: ({ fileId }) => fileId, cityIds: city },
  },
  signPaper: {
    own: ({ paperId, paperDigest, cityId }) => ({
      paperId,
      cityId,
      signatory: '某人',
      digest: paperDigest,
      on: '2025-03-02',
    }),
    foreign: { paperId: ({ paperId }) => paperId, cityId: city },
  },
  withdrawPaperSignature: {
    own: ({ paperId, paperDigest, cityId }) => ({
      paperId,
      cityId,
      signatory: '某人',
      digest: paperDigest,
      on: '2025-03-02',
    }),
    foreign: { paperId: ({ paperId }) => paperId, cityId: city },
  },
  setChairTerm: {
    own: ({ projectId, cityId, personId }) => ({
      projectId,
      cityId,
      personId,
      from: '2026-01-01',
      until: '2026-12-31',
    }),
    foreign: { ...ofTrack, personId: person },
  },
  endChairTerm: {
    own: ({ projectId, termId }) => ({ projectId, termId, until: '2025-06-30' }),
    foreign: { projectId: project, termId: ({ termId }) => termId },
  },
  recordStage: {
    own: ({ projectId, cityId, versionId, fileId, clauseId }) => ({
      projectId,
      cityId,
      expectedRevision: 0,
      stage: 'PLANNED',
      on: '2025-01-01',
      versionId,
      attachmentIds: [fileId],
      separateClauseIds: [clauseId],
    }),
    foreign: {
      ...ofTrack,
      versionId: ({ versionId }) => versionId,
      attachmentIds: ({ fileId }) => fileId,
      separateClauseIds: clause,
    },
  },
  planStage: track({ stage: 'FIRST_READING', on: '2999-01-01' }),
  // The bill is planned, and not before anybody yet: there is nothing to be halted or gone on with.
  haltTrack: { ...track({ kind: 'SHELVED', on: '2025-01-02', reason: '待议' }), ownCodes: ['INVALID'] },
  resumeTrack: { ...track({ on: '2025-01-03' }), ownCodes: ['INVALID'] },
  waiveConsultation: track({ on: '2025-01-04', reason: '已决定' }),
  recordSending: track({ reading: 'FIRST_READING', on: '2025-01-05' }),
  takeStepBack: track({ reason: '记错' }),
  changeProcedureRules: track({
    readings: 2,
    readingsWhenAgreed: 2,
    consultationRequired: true,
    consultationDays: 30,
    source: '本市条例',
  }),
  restoreText: {
    own: ({ draftId, versionId, lineId }) => ({ draftId, moment: { versionId }, clauseLineId: lineId }),
    foreign: {
      draftId: ({ draftId }) => draftId,
      'moment.versionId': ({ versionId }) => versionId,
      clauseLineId: line,
    },
  },
  applyClauseEdit: {
    own: ({ otherClauseId, otherLineId }) => ({
      clauseId: otherClauseId,
      baseRevision: 1,
      lines: [{ id: otherLineId, kind: 'ARTICLE', text: '为了保护，制定本条例。' }],
    }),
    foreign: { clauseId: clause, 'lines.id': line },
  },
  approveClause: decision(),
  approveClauseWithReservation: decision({ reason: '保留' }),
  // The one city has approved by now: the clause is settled.
  objectToClause: { ...decision({ reason: '不同意' }), ownCodes: ['LOCKED'] },
  giveClause: {
    own: ({ clauseId, cityId }) => ({ clauseId, cityId }),
    foreign: { clauseId: clause, cityId: city },
  },
  setSignoffSettings: {
    own: ({ projectId, cityId }) => ({
      projectId,
      rule: { type: 'NAMED_CITIES', cityIds: [cityId] },
      reservationsCount: true,
      lastEditorMayDecideAlone: true,
    }),
    foreign: { projectId: project, 'rule.cityIds': city },
  },
  startExport: {
    own: ({ draftId, versionId }) => ({
      draftId,
      kind: 'REDLINE',
      format: 'HTML',
      moment: { versionId },
      base: { moment: { revision: 1 } },
    }),
    foreign: {
      draftId: ({ draftId }) => draftId,
      'moment.versionId': ({ versionId }) => versionId,
      'base.draftId': ({ draftId }) => draftId,
      roundId: ({ roundId }) => roundId,
    },
  },
  openRound: {
    own: ({ draftId, versionId, cityId }) => ({
      draftId,
      versionId,
      rule: { type: 'NAMED_CITIES', cityIds: [cityId] },
      cityIds: [cityId],
      dueOn: '2999-01-01',
    }),
    foreign: {
      draftId: ({ draftId }) => draftId,
      versionId: ({ versionId }) => versionId,
      cityIds: city,
      'rule.cityIds': city,
    },
    // One is open already.
    ownCodes: ['CONFLICT'],
  },
  remindCities: {
    own: ({ roundId, cityId }) => ({ roundId, cityIds: [cityId] }),
    foreign: { roundId: ({ roundId }) => roundId, cityIds: city },
  },
  openThread: {
    own: ({ draftId, lineId, personId, cityId }) => ({
      draftId,
      place: { lineId },
      kind: 'OPINION',
      origin: { kind: 'CITY', cityId },
      body: '建议。',
      mentionIds: [personId],
    }),
    foreign: {
      draftId: ({ draftId }) => draftId,
      'place.lineId': line,
      'origin.cityId': city,
      mentionIds: person,
    },
  },
  addComment: {
    own: ({ threadId, personId }) => ({ threadId, body: '补充。', mentionIds: [personId] }),
    foreign: { threadId: thread, mentionIds: person },
  },
  editComment: {
    own: ({ commentId, personId }) => ({ commentId, body: '改过。', mentionIds: [personId] }),
    foreign: { commentId: ({ commentId }) => commentId, mentionIds: person },
  },
  assignThread: {
    own: ({ threadId, personId }) => ({ threadId, assigneeId: personId }),
    foreign: { threadId: thread, assigneeId: person },
  },
  classifyThread: {
    own: ({ threadId, cityId }) => ({ threadId, kind: 'OPINION', origin: { kind: 'CITY', cityId } }),
    foreign: { threadId: thread, 'origin.cityId': city },
  },
  reattachThread: {
    own: ({ threadId, lineId }) => ({ threadId, place: { lineId } }),
    foreign: { threadId: thread, 'place.lineId': line },
  },
};

/** A copy of an input with something else at a path. */
function withAt(input: Input, path: readonly string[], value: string): Input {
  const [name = '', ...rest] = path;
  const there = input[name];
  if (rest.length > 0) {
    const inner = Array.isArray(there)
      ? there.map((item) => withAt(item as Input, rest, value))
      : withAt((there ?? {}) as Input, rest, value);
    return { ...input, [name]: inner };
  }
  return { ...input, [name]: Array.isArray(there) ? [value] : value };
}

/** Paths of the ids in an input type. */
function idsOf(type: GraphQLInputType, path: readonly string[] = []): string[] {
  const named = getNamedType(type);
  if (named.name === 'ID') return [path.join('.')];
  if (!isInputObjectType(named) || path.length > 3) return [];
  return Object.values(named.getFields()).flatMap((field) => idsOf(field.type, [...path, field.name]));
}

describe('two ids, one of them foreign (GQ6)', () => {
  let server: TestServer;
  let schema: GraphQLSchema;
  let own: Cast;
  let other: Cast;
  beforeAll(async () => {
    server = await startServer();
    own = await aCast(server, '徐州', 'own');
    other = await aCast(server, '南京', 'other');
    schema = buildClientSchema(await server.anybody.get(getIntrospectionQuery()));
  });
  afterAll(() => server.close());

  const stateOf = async () =>
    (
      await server.dataSource.query(
        'SELECT (SELECT count(*) FROM audit_entry) AS audited, (SELECT sum(seq) FROM draft_head) AS written',
      )
    )[0] as object;
  const tryOut = async (name: string, input: Input) => {
    const type = schema.getMutationType()?.getFields()[name]?.args[0]?.type;
    const { data, errors = [] } = await own.actor.ask<Record<string, { userErrors: { code: string }[] }>>(
      `mutation ($input: ${String(type)}) { ${name}(input: $input) { userErrors { code message field } } }`,
      { input },
    );
    return [
      ...(data?.[name]?.userErrors ?? []).map(({ code }) => code),
      ...errors.map(({ extensions }) => extensions.code),
    ];
  };

  /** With the revision at which the track or the meeting stands by now. */
  const current = async (input: Input): Promise<Input> => {
    if (input['expectedRevision'] !== 0) return input;
    const { track, node } = await own.actor.get<{ track: { revision: number }; node: { revision: number } }>(
      `query ($projectId: ID!, $cityId: ID!, $meetingId: ID!) {
        track(projectId: $projectId, cityId: $cityId) { revision }
        node(id: $meetingId) { ... on Meeting { revision } } }`,
      { projectId: own.projectId, cityId: own.cityId, meetingId: input['meetingId'] ?? '' },
    );
    return { ...input, expectedRevision: input['meetingId'] ? node.revision : track.revision };
  };

  it('is every mutation that takes two', () => {
    const taking = Object.values(schema.getMutationType()?.getFields() ?? {})
      .filter(({ args }) => args[0] && idsOf(args[0].type).length > 1)
      .map(({ name }) => name);
    expect(Object.keys(WISHES).sort()).toEqual(taking.sort());
  });

  it.each(Object.keys(WISHES))('%s refuses it, and nothing is done', async (name) => {
    const wish = WISHES[name]!;
    for (const [path, foreign] of Object.entries(wish.foreign)) {
      const before = await stateOf();
      const codes = await tryOut(name, withAt(await current(wish.own(own)), path.split('.'), foreign(other)));
      expect([path, codes]).toEqual([path, [expect.stringMatching(/^(NOT_FOUND|FORBIDDEN|INVALID|CONFLICT)$/)]]);
      expect([path, await stateOf()]).toEqual([path, before]);
    }
    // So that it is known to have been refused for the id.
    expect(await tryOut(name, await current(wish.own(own)))).toEqual(wish.ownCodes ?? []);
  });
});
