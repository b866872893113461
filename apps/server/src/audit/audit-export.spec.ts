import fc from 'fast-check';
import { csvCell } from './audit-export.js';

/** RFC 4180, one cell. */
const readCell = (cell: string): string => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);

describe('a cell of exported CSV', () => {
  it('is never a formula to a spreadsheet, whatever was recorded (DI11)', () => {
    for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|" /C calc"!A0'])
      expect(readCell(csvCell(formula))).toBe(`'${formula}`);
    expect(csvCell('淮北市')).toBe('淮北市');
  });

  it('reads back as what was written, but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a=+"\n\r,\'甲') }), (text) => {
        const cell = csvCell(text);
        expect(readCell(cell).replace(/^'(?=[=+\-@\t\r\n])/, '')).toBe(text.replace(/^'(?=[=+\-@\t\r\n])/, ''));
        expect(cell.startsWith('"') || !/[",\r\n]/.test(cell)).toBe(true);
      }),
    );
  });
});
