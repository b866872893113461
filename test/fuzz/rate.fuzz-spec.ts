import fc from 'fast-check';
import { judgeMovedText, movedTextSchedules } from './moved-text-schedule.js';
it('rate', () => {
  const bad: any[] = []; let words = 0, carded = 0, n = 0;
  fc.assert(fc.property(movedTextSchedules, (s) => {
      const j = judgeMovedText(s); n++; words += j.words; carded += j.carded;
      if (j.misplaced.length || j.lost.length || !j.converged) bad.push([s, j]);
    }), { seed: Number(process.env['S'] ?? 1), numRuns: Number(process.env['N'] ?? 6000) });
  bad.sort((a, b) => a[0].turns.length - b[0].turns.length);
  process.stderr.write(JSON.stringify({ n, words, carded, bad: bad.length, lost: bad.filter((b) => b[1].lost.length).length, mis: bad.filter((b) => b[1].misplaced.length).length }) + '\n');
  process.env['DBG'] = '1';
  const shown = [...bad.filter((b) => b[1].lost.length).slice(0, 2), ...bad.filter((b) => b[1].misplaced.length).slice(+(process.env["F"] ?? 0), +(process.env["F"] ?? 0) + 7)];
  for (const [s] of shown) {
    process.stderr.write('\n== ' + s.lines + ' peers ' + s.peers + '\n');
    const j = judgeMovedText(s);
    process.stderr.write(JSON.stringify(j) + '\n');
  }
});
