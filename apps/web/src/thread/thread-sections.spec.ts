import type { ThreadCardFragment } from '@colex/contract';
import type { OutlineEntry } from '@colex/lawtext';
import { linesWithin } from '../editor/outline-rows.js';
import type { MarkedPlace } from './thread-marks.js';
import { isChosen, openLines, threadSections } from './thread-sections.js';

const person = (id: string, cityId: string | null = null) => ({
  id,
  account: id,
  name: id,
  city: cityId === null ? null : { id: cityId, slug: cityId, name: cityId, sign: '市', colour: '#000000' },
});

const thread = (id: string, given: Partial<ThreadCardFragment> = {}): ThreadCardFragment => ({
  id,
  revision: 1,
  kind: 'OPINION',
  status: 'OPEN',
  subject: 'RANGE',
  anchor: '{}',
  anchorState: 'ATTACHED',
  quote: '文字',
  openedAt: `2026-11-2${id.length}`,
  lastActivityAt: '2026-11-22',
  dueOn: null,
  commentCount: 1,
  viewerUnread: false,
  viewerMayDiscuss: true,
  viewerMayAssign: true,
  viewerMayResolve: true,
  origin: { kind: 'CITY', name: null, city: null },
  openedBy: person('opener'),
  assignee: null,
  resolution: null,
  comments: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
  ...given,
});

const entry = (id: string, index: number): OutlineEntry =>
  ({ id, index, kind: 'article', number: id, words: '', depth: 0 }) as OutlineEntry;

const OUTLINE = [entry('第一条', 2), entry('第二条', 3), entry('第三条', 7)];
const places = new Map<string, MarkedPlace>([
  ['one', { line: 2, from: 10 }],
  ['two', { line: 5, from: 60 }],
  ['twin', { line: 4, from: 40 }],
  ['title', { line: 0, from: 1 }],
]);

const named = (line: number, threads: readonly ThreadCardFragment[]): string[] =>
  threadSections(threads, places, OUTLINE, line).map(
    ({ kind, entry: found, threads: inside }) => `${kind} ${found?.id ?? '-'}: ${inside.map(({ id }) => id).join()}`,
  );

describe('the threads beside the text', () => {
  const all = [
    thread('gone'),
    thread('two'),
    thread('one'),
    thread('whole', { subject: 'DRAFT' }),
    thread('twin'),
    thread('title'),
  ];

  it('show those of the clause at the cursor first, then in the order of the text, and lose none', () => {
    expect(named(6, all)).toEqual([
      'here 第二条: twin,two',
      'draft -: whole',
      'clause -: title',
      'clause 第一条: one',
      'deleted -: gone',
    ]);
    expect(named(2, all)[0]).toBe('here 第一条: one');
    expect(named(9, [])).toEqual(['here 第三条: ']);
    expect(named(0, all)[0]).toBe('here -: title');
  });

  it('can be chosen by whose they are, how they stand and where they come from', () => {
    const looker = { id: 'me', cityId: '徐州' };
    const everything = { whose: 'all', status: 'all', origin: 'all' } as const;
    const mine = thread('mine', { assignee: person('me') });
    expect(isChosen(mine, { ...everything, whose: 'mine' }, looker)).toBe(true);
    expect(isChosen(thread('x'), { ...everything, whose: 'mine' }, looker)).toBe(false);
    const ours = thread('ours', { openedBy: person('other', '徐州') });
    expect(isChosen(ours, { ...everything, whose: 'city' }, looker)).toBe(true);
    expect(isChosen(ours, { ...everything, whose: 'city' }, { id: 'me', cityId: null })).toBe(false);
    expect(isChosen(thread('x', { viewerUnread: true }), { ...everything, whose: 'unread' }, looker)).toBe(true);
    expect(isChosen(thread('x'), { ...everything, status: 'RESOLVED' }, looker)).toBe(false);
    expect(isChosen(thread('x'), { ...everything, origin: 'EXPERT' }, looker)).toBe(false);
  });

  it('count, in the outline, those that are open and stand in the text', () => {
    const lines = openLines([...all, thread('closed', { status: 'RESOLVED' })], places);
    expect(lines).toEqual([0, 2, 4, 5]);
    expect(linesWithin(lines, 3, 7)).toBe(2);
    expect(linesWithin(lines, 0, 2)).toBe(1);
    expect(linesWithin(lines, 6)).toBe(0);
    expect(linesWithin([], 0)).toBe(0);
  });
});
