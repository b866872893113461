import { actOf, chair, drafter, observer } from '../builders.js';
import type { Standing } from '../act.js';
import type { Mentions, Origin, Thread } from './thread.js';
import { type ThreadCommand, type ThreadFacts, threadTransition } from './thread-transition.js';

const NOBODY: Mentions = { personIds: [], cityIds: [] };
const XUZHOU: Origin = { kind: 'CITY', name: null, cityId: '徐州' };
const author = drafter('徐州');
const other = drafter('商丘');

const factsOf = (by: Standing = author, given: Partial<ThreadFacts> = {}): ThreadFacts => ({
  act: actOf(by, { id: 'new' }),
  readerIds: [author.personId, other.personId, chair.personId, observer.personId],
  memberCityIds: ['徐州', '商丘'],
  headSeq: 7,
  ...given,
});

const OPEN: ThreadCommand = {
  type: 'openThread',
  kind: 'OPINION',
  origin: XUZHOU,
  commentId: 'c1',
  body: ' 建议明确部门。 ',
  mentions: NOBODY,
};

const opened = (given: Partial<ThreadCommand & { type: 'openThread' }> = {}): Thread => {
  const outcome = threadTransition(
    null,
    { ...OPEN, ...given } as ThreadCommand,
    factsOf(author, { act: actOf(author, { id: 't1' }) }),
  );
  if (!outcome.accepted) throw new Error(outcome.reason);
  return outcome.state;
};

const after = (state: Thread, ...commands: readonly ThreadCommand[]): Thread =>
  commands.reduce((before, command) => {
    const outcome = threadTransition(before, command, factsOf());
    if (!outcome.accepted) throw new Error(outcome.reason);
    return outcome.state;
  }, state);

const accepted: ThreadCommand = { type: 'resolveThread', outcome: 'ACCEPTED', reason: null, answeredAtSeq: 7 };
const answered: ThreadCommand = {
  type: 'resolveThread',
  outcome: null,
  reason: '见立法法第八十三条',
  answeredAtSeq: null,
};
const deleted: ThreadCommand = { type: 'deleteComment', commentId: 'c1' };

const STATES: Readonly<Record<string, Thread | null>> = {
  none: null,
  open: opened(),
  'open question': opened({ kind: 'QUESTION' }),
  'open, comment deleted': after(opened(), deleted),
  assigned: after(opened(), { type: 'assignThread', assigneeId: other.personId, dueOn: '2026-12-01' }),
  accepted: after(opened(), accepted),
  'answered question': after(opened({ kind: 'QUESTION' }), answered),
};

const COMMANDS: Readonly<Record<string, ThreadCommand>> = {
  open: OPEN,
  comment: { type: 'addComment', body: '同意。', mentions: NOBODY },
  edit: { type: 'editComment', commentId: 'c1', body: '建议明确主管部门。', mentions: NOBODY },
  'edit to the same': { type: 'editComment', commentId: 'c1', body: '建议明确部门。', mentions: NOBODY },
  delete: deleted,
  assign: { type: 'assignThread', assigneeId: other.personId, dueOn: '2026-12-01' },
  unassign: { type: 'assignThread', assigneeId: null, dueOn: null },
  'make a question': { type: 'classifyThread', kind: 'QUESTION', origin: XUZHOU },
  'make an opinion': { type: 'classifyThread', kind: 'OPINION', origin: XUZHOU },
  accept: accepted,
  decline: { type: 'resolveThread', outcome: 'NOT_ACCEPTED', reason: '上位法已有规定', answeredAtSeq: null },
  answer: answered,
  reopen: { type: 'reopenThread', reason: null },
};

const cell = (state: Thread | null, command: ThreadCommand): string => {
  const outcome = threadTransition(state, command, factsOf());
  if (!outcome.accepted) return `no: ${outcome.reason}`;
  return outcome.events.map(({ type }) => type).join() || 'as it is';
};

describe('the states of a thread', () => {
  it('follow the table, cell by cell', () => {
    const table = Object.entries(STATES).map(
      ([name, state]) =>
        `${name}: ${Object.entries(COMMANDS)
          .map(([command, given]) => `${command} → ${cell(state, given)}`)
          .join(' | ')}`,
    );
    expect(table).toMatchSnapshot();
  });

  it('never lose a comment, an earlier wording or a resolution that was given', () => {
    const thread = after(
      opened(),
      COMMANDS['edit']!,
      { type: 'editComment', commentId: 'c1', body: '建议明确文物主管部门。', mentions: NOBODY },
      COMMANDS['comment']!,
      deleted,
    );
    expect(thread.comments).toMatchObject([
      {
        id: 'c1',
        body: '建议明确文物主管部门。',
        earlier: [{ body: '建议明确部门。' }, { body: '建议明确主管部门。' }],
        deletedAt: '2026-11-22T02:00:00.000Z',
      },
      { id: 'new', body: '同意。', deletedAt: null },
    ]);
    const reopened = threadTransition(STATES['accepted']!, COMMANDS['reopen']!, factsOf(other));
    expect(reopened).toMatchObject({
      accepted: true,
      state: { resolution: null },
      events: [{ type: 'ThreadReopened', from: { outcome: 'ACCEPTED', answeredAtSeq: 7, by: author.personId } }],
    });
  });

  it('let nobody but the author edit or delete a comment', () => {
    for (const name of ['edit', 'delete']) {
      for (const by of [other, chair, observer]) {
        expect(threadTransition(STATES['open']!, COMMANDS[name]!, factsOf(by))).toEqual({
          accepted: false,
          reason: 'notTheAuthor',
        });
      }
    }
  });

  it('tell of a mention once: an edit names only whom the comment did not mention before', () => {
    const mentioning = opened({ mentions: { personIds: [other.personId], cityIds: [] } });
    const outcome = threadTransition(
      mentioning,
      {
        type: 'editComment',
        commentId: 'c1',
        body: '请主席定。',
        mentions: { personIds: [other.personId, chair.personId], cityIds: ['商丘'] },
      },
      factsOf(),
    );
    expect(outcome).toMatchObject({
      events: [{ type: 'CommentEdited', mentioned: { personIds: [chair.personId], cityIds: ['商丘'] } }],
    });
  });
});

describe('what is refused', () => {
  const question = STATES['open question']!;
  const REFUSED: readonly (readonly [string, Thread | null, ThreadCommand])[] = [
    ['textMissing', null, { ...OPEN, body: ' \n' } as ThreadCommand],
    ['textTooLong', null, { ...OPEN, body: '长'.repeat(10_001) } as ThreadCommand],
    ['mentionUnknown', null, { ...OPEN, mentions: { personIds: ['stranger'], cityIds: [] } } as ThreadCommand],
    ['mentionUnknown', null, { ...OPEN, mentions: { personIds: [], cityIds: ['南京'] } } as ThreadCommand],
    [
      'tooManyMentions',
      null,
      { ...OPEN, mentions: { personIds: Array(51).fill(other.personId), cityIds: [] } } as ThreadCommand,
    ],
    ['originCityMissing', null, { ...OPEN, origin: { kind: 'CITY', name: null, cityId: null } } as ThreadCommand],
    ['cityNotInProject', null, { ...OPEN, origin: { kind: 'CITY', name: null, cityId: '南京' } } as ThreadCommand],
    [
      'originNameTooLong',
      null,
      { ...OPEN, origin: { kind: 'EXPERT', name: '名'.repeat(101), cityId: null } } as ThreadCommand,
    ],
    ['itemUnknown', question, { ...deleted, commentId: 'other' } as ThreadCommand],
    ['personUnknown', question, { type: 'assignThread', assigneeId: 'stranger', dueOn: null }],
    ['dateInvalid', question, { type: 'assignThread', assigneeId: null, dueOn: '2026-02-30' }],
    ['dateInPast', question, { type: 'assignThread', assigneeId: null, dueOn: '2026-11-21' }],
    ['outcomeMissing', STATES['open']!, answered],
    ['reasonMissing', question, { ...answered, outcome: 'PARTLY_ACCEPTED', reason: ' ' } as ThreadCommand],
    ['changeUnknown', question, { ...accepted, answeredAtSeq: 8 } as ThreadCommand],
    ['changeUnknown', question, { ...accepted, answeredAtSeq: 0 } as ThreadCommand],
  ];

  it.each(REFUSED)('%s', (reason, state, command) => {
    expect(threadTransition(state, command, factsOf())).toMatchObject({ accepted: false, reason });
  });

  it('keeps a due date that has passed when only the person changes', () => {
    const late = { ...STATES['assigned']!, dueOn: '2026-11-01' };
    expect(
      threadTransition(late, { type: 'assignThread', assigneeId: chair.personId, dueOn: '2026-11-01' }, factsOf()),
    ).toMatchObject({ accepted: true, state: { assigneeId: chair.personId, dueOn: '2026-11-01' } });
  });
});
