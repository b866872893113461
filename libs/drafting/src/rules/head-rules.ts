import { SOURCES, isProvision, type Report, type Rule } from './rule.js';

const STAGE = /[（(][^（）()]*(?:草案|征求意见稿|送审稿|修改稿|审议稿|表决稿|讨论稿)[^（）()]*[）)]/u;
const KINDS = /(?:法典|法|条例|规定|办法|决定|规则|细则|决议|解释|修正案|纲要)$/u;
/** 〖目的依据〗 or （立法目的） before the text of an article. */
const CAPTION = /^(?:〖[^〗]{1,20}〗|【[^】]{1,20}】|（[^（）。；，]{2,10}）)/u;

const wholeText = (index: number, zh: string, en: string): Report => ({ index, from: 0, to: 0, message: { zh, en } });

/** Rules about title, 题注 and marks (T), the first article (A) and the last (F). */
export const HEAD_RULES: readonly Rule[] = [
  {
    id: 'T01',
    level: 'warning',
    name: { zh: '名称以种类结尾', en: 'The title ends in the kind of act' },
    source: SOURCES.norms2,
    check: {
      scope: 'text',
      of: ({ lines, profile }) => {
        const index = lines.findLastIndex((line) => line.kind === 'title');
        const title = lines
          .filter((line) => line.kind === 'title')
          .map((line) => line.text)
          .join('');
        if (index < 0) return [];
        const bare = title.replace(/(?:[（(][^（）()]*[）)])+$/u, '');
        if (!KINDS.test(bare))
          return [wholeText(index, '名称应当以条例、规定、办法、决定、规则等结尾', 'The title names no kind of act')];
        if (profile.final && /暂行|试行/u.test(bare))
          return [wholeText(index, '公布文本的名称一般不用“暂行”“试行”', 'A final title avoids 暂行 and 试行')];
        return [];
      },
    },
  },
  {
    id: 'T03',
    level: 'error',
    name: { zh: '题注', en: 'The title note' },
    source: SOURCES.legislationLaw65,
    check: {
      scope: 'text',
      of: ({ lines, profile }) => {
        if (!profile.final || lines.length === 0) return [];
        const at = Math.max(
          0,
          lines.findLastIndex((line) => line.kind === 'note' || line.kind === 'title'),
        );
        const note = lines
          .filter((line) => line.kind === 'note')
          .map((line) => line.text)
          .join('');
        if (!/\d{4}年\d{1,2}月\d{1,2}日/u.test(note) || !/通过|公布|修正|修订|令第/u.test(note)) {
          return [
            wholeText(at, '题注应当载明制定机关、通过日期', 'The note must name the organ and the date it was passed'),
          ];
        }
        if (profile.approved && !/批准/u.test(note))
          return [wholeText(at, '题注应当载明批准机关和批准日期', 'The note must name the approving organ and date')];
        return [];
      },
    },
  },
  {
    id: 'T04',
    level: 'error',
    name: { zh: '公布文本不带稿次', en: 'No stage mark in the final text' },
    source: SOURCES.practice,
    check: {
      scope: 'line',
      of: (line, index, { profile }) => {
        const mark = line.kind === 'title' || line.kind === 'note' ? STAGE.exec(line.text) : null;
        if (!profile.final || mark === null) return [];
        return [
          {
            index,
            from: mark.index,
            to: mark.index + mark[0].length,
            message: { zh: `公布文本不应带有${mark[0]}`, en: `The final text must not carry ${mark[0]}` },
          },
        ];
      },
    },
  },
  {
    id: 'T05',
    level: 'error',
    name: { zh: '公布文本不带条旨', en: 'No drafting captions in the final text' },
    source: SOURCES.practice,
    check: {
      scope: 'line',
      of: (line, index, { profile }) => {
        const caption = line.kind === 'article' ? CAPTION.exec(line.text) : null;
        if (!profile.final || caption === null) return [];
        return [
          {
            index,
            from: 0,
            to: caption[0].length,
            message: { zh: `表决稿和公布文本不带条旨${caption[0]}`, en: 'Captions are for drafts only' },
            fix: { replacement: '' },
          },
        ];
      },
    },
  },
  {
    id: 'A01',
    level: 'warning',
    name: { zh: '第一条的写法', en: 'Form of the first article' },
    source: SOURCES.norms1,
    check: {
      scope: 'text',
      of: ({ lines, places, selfName }) => {
        const index = places.articles[0];
        const text = index === undefined ? '' : (lines[index]?.text ?? '').replace(CAPTION, '');
        if (index === undefined || text === '') return [];
        const especially = text.indexOf('特制定');
        if (especially >= 0) {
          return [
            {
              index,
              from: especially,
              to: especially + 3,
              message: { zh: '“特制定”应当改为“制定”', en: '特制定 should be 制定' },
              fix: { replacement: '制定' },
            },
          ];
        }
        const name = selfName === '' ? '本' : selfName;
        if (/^为了?/u.test(text) && text.includes(`制定${name}`)) return [];
        return [
          wholeText(
            index,
            `第一条一般写作“为了……，根据……，制定${name}。”`,
            'The first article reads 为了…，根据…，制定…',
          ),
        ];
      },
    },
  },
  {
    id: 'A02',
    level: 'warning',
    name: { zh: '引用宪法不加书名号', en: 'The constitution is cited without 《》' },
    source: SOURCES.norms1,
    check: {
      scope: 'line',
      of: (line, index) =>
        isProvision(line)
          ? [...line.text.matchAll(/《(?:中华人民共和国)?宪法》/gu)].map((match) => ({
              index,
              from: match.index,
              to: match.index + match[0].length,
              message: { zh: '引用宪法写作“宪法”，不加书名号', en: 'Write 宪法 without 《》' },
              fix: { replacement: '宪法' },
            }))
          : [],
    },
  },
  {
    id: 'F01',
    level: 'error',
    name: { zh: '施行日期', en: 'Date of effect' },
    source: SOURCES.norms1,
    check: {
      scope: 'text',
      of: ({ lines, profile, places }) => {
        const stated = lines.findLastIndex(
          (line) =>
            isProvision(line) && /自.{2,20}起(?:施行|生效|实施)|公布之日起施行|施行(?:日期|办法)由/u.test(line.text),
        );
        const last = places.articles.at(-1);
        if (last === undefined) return [];
        if (stated < 0) return [wholeText(last, '没有规定施行日期', 'No date of effect is set')];
        const text = lines[stated]?.text ?? '';
        const at = text.indexOf('公布之日起');
        if (profile.joint !== undefined && at >= 0) {
          return [
            {
              index: stated,
              from: at,
              to: at + 5,
              message: {
                zh: '协同立法应当规定各市相同的施行日期',
                en: 'A joint text needs the same calendar date in every city',
              },
            },
          ];
        }
        return [];
      },
    },
  },
  {
    id: 'F02',
    level: 'warning',
    name: { zh: '废止与施行同条', en: 'Repeal stands with the date of effect' },
    source: SOURCES.norms2,
    check: {
      scope: 'text',
      of: ({ lines, places }) => {
        const effect = lines.findLastIndex((line) => isProvision(line) && /起施行/u.test(line.text));
        return lines.flatMap((line, index) => {
          const at = isProvision(line) ? line.text.search(/》[^。]{0,12}同时废止/u) : -1;
          if (at < 0 || effect < 0 || places.hierarchy.articles[index] === places.hierarchy.articles[effect]) return [];
          return [
            {
              index,
              from: at + 1,
              to: line.text.length,
              message: {
                zh: '废止的规定应当与施行日期写在同一条',
                en: 'Repeal belongs into the article on the date of effect',
              },
            },
          ];
        });
      },
    },
  },
];
