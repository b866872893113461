import type { Line } from '@colex/lawtext';
import type { TouchedLine } from './edit-store.js';
import { mergeReport, writtenWords } from './merge-report.js';

const line = (id: string, text: string): Line => ({ id, kind: 'article', text });
const touched = (more: Partial<TouchedLine> = {}): TouchedLine => ({
  id: 'a',
  kind: 'article',
  label: '第一条',
  before: '应当保护。',
  after: '应当加强保护。',
  ...more,
});

describe('what became of changes that were brought back', () => {
  it.each([
    ['stand where they were made', [line('a', '应当加强保护。')], touched(), 'there', 'a'],
    ['stand in a line that colleagues changed', [line('a', '各市应当加强保护。')], touched(), 'mixed', 'a'],
    ['stand elsewhere when their line is gone', [line('b', '应当加强修缮。')], touched(), 'elsewhere', 'b'],
    ['are told to be gone when nothing of them is in the text', [line('b', '应当修缮。')], touched(), 'gone', null],
    ['were a deletion, and the line is gone', [line('b', '修缮。')], touched({ after: null }), 'there', null],
    [
      'were a deletion of words in a line that is gone',
      [line('b', '修缮。')],
      touched({ after: '保护。' }),
      'there',
      null,
    ],
    ['were a new line', [line('a', '新的一条。')], touched({ before: null, after: '新的一条。' }), 'there', 'a'],
  ])('%s', (_what, lines, change, outcome, now) => {
    expect(mergeReport([change], lines)).toMatchObject([{ outcome, now }]);
  });

  it('knows what was written into a line', () => {
    expect(writtenWords('应当保护。', '应当加强保护。')).toBe('加强');
    expect(writtenWords('', '新的')).toBe('新的');
    expect(writtenWords('保护保护', '保护')).toBe('');
  });
});
