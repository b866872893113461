import type { Line } from '@colex/lawtext';
import { checkDraft } from './check-draft.js';
import { draftProfile, errorsLeft, findingKey, identifyFindings } from './finding-identity.js';

const text = (...lines: readonly (readonly [Line['kind'], string, string?])[]): Line[] =>
  lines.map(([kind, words, id], index) => ({ id: id ?? `l${index}`, kind, text: words }));

const LINES = text(
  ['title', '红色资源保护条例'],
  ['article', '为了加强保护，制定本条例。', 'first'],
  ['article', '依照第九条的规定办理。', 'second'],
  ['paragraph', '依照第八条的规定办理。', 'more'],
);

const knownIn = (lines: readonly Line[]) => identifyFindings(lines, checkDraft(lines, draftProfile(false)).findings);
const brokenIn = (lines: readonly Line[]) => knownIn(lines).filter(({ identity }) => identity.rule === 'R02');

describe('what a finding is known by', () => {
  it('is its rule, the first line of its clause, and the words found', () => {
    expect(brokenIn(LINES).map(({ identity }) => identity)).toEqual([
      { rule: 'R02', clauseId: 'second', words: '第九条' },
      { rule: 'R02', clauseId: 'second', words: '第八条' },
    ]);
  });

  it('stays the same when the clause moves or other words of it change', () => {
    const before = brokenIn(LINES).map(({ identity }) => findingKey(identity));
    const moved = [LINES[0]!, LINES[2]!, LINES[3]!, LINES[1]!].map((line) =>
      line.id === 'more' ? { ...line, text: `应当${line.text}` } : line,
    );
    expect(brokenIn(moved).map(({ identity }) => findingKey(identity))).toEqual(before);
  });

  it('is another one when the words, the clause or the rule are others', () => {
    const identity = { rule: 'R02', clauseId: 'second', words: '第九条' };
    const keys = [
      identity,
      { ...identity, words: '第七条' },
      { ...identity, clauseId: 'first' },
      { ...identity, rule: 'R05' },
    ].map(findingKey);
    expect(new Set(keys).size).toBe(4);
  });

  it('of a finding about a line as such is the whole line', () => {
    const whole = knownIn(LINES).filter(({ finding }) => finding.from === finding.to);
    expect(whole.length).toBeGreaterThan(0);
    for (const { finding, identity } of whole) expect(identity.words).toBe(LINES[finding.index]!.text);
  });
});

describe('errorsLeft', () => {
  it('counts the errors that nobody ignored, and nothing of a lower level', () => {
    const named: Line = { id: 'third', kind: 'article', text: '违反《红色资源保护条例》的，依法处理。' };
    const known = knownIn([...LINES, named]);
    const errors = known.filter(({ finding }) => finding.level === 'error');
    const key = findingKey(brokenIn(LINES)[0]!.identity);
    expect(known.length).toBeGreaterThan(errors.length);
    expect(errorsLeft(known, new Set())).toBe(errors.length);
    expect(errorsLeft(known, new Set([key]))).toBe(errors.length - 1);
    expect(errorsLeft(known, new Set(known.map(({ identity }) => findingKey(identity))))).toBe(0);
  });
});
