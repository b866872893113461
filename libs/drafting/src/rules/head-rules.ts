import { parseChineseNumeral } from '@colex/lawtext';
import { bareTitle, isProvision, SOURCES, titleOf, wholeLine, type Rule } from './rule.js';

const STAGE = /[（(][^（）()]*(?:草案|征求意见稿|送审稿|修改稿|审议稿|表决稿|讨论稿)[^（）()]*[）)]/u;
const KINDS = /(?:法典|法|条例|规定|办法|决定|规则|细则|守则|决议|解释|修正案|纲要)$/u;
/** 〖目的依据〗 or （立法目的） before the text of an article. */
const CAPTION = /^(?:〖[^〗]{1,20}〗|【[^】]{1,20}】|（[^（）。；，]{2,10}）)/u;

/** A 条例 treats its matter as a whole; below so many articles it hardly does. */
const FEW_ARTICLES = 15;
/** A 规定 treats part of a matter; with so many chapters it treats more. */
const MANY_CHAPTERS = 5;

/** Rules about title, 题注 and marks (T) and the first article (A). */
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
        if (index < 0) return [];
        const bare = bareTitle(titleOf(lines));
        const city = profile.joint?.city;
        if (city !== undefined && profile.genre === 'local-regulation' && !bare.startsWith(city))
          return [wholeLine(index, `名称应当以“${city}”开头`, `The title begins with ${city}`)];
        if (!KINDS.test(bare))
          return [wholeLine(index, '名称应当以条例、规定、办法、决定、规则等结尾', 'The title names no kind of act')];
        if (profile.final && /暂行|试行/u.test(bare))
          return [wholeLine(index, '公布文本的名称一般不用“暂行”“试行”', 'A final title avoids 暂行 and 试行')];
        return [];
      },
    },
  },
  {
    id: 'T02',
    level: 'information',
    name: { zh: '名称的种类', en: 'The kind of act in the title' },
    source: SOURCES.practice,
    check: {
      scope: 'text',
      of: ({ lines, places, profile }) => {
        const index = lines.findLastIndex((line) => line.kind === 'title');
        const title = bareTitle(titleOf(lines));
        const chapters = lines.filter((line) => line.kind === 'chapter').length;
        if (index < 0) return [];
        if (/实施.*(?:法》?|条例》)(?:的)?(?:条例|规定)$/u.test(title))
          return [
            wholeLine(index, '实施上位法的法规一般称“办法”', 'What implements an upper law is usually called 办法'),
          ];
        if (profile.final && title.endsWith('条例') && chapters === 0 && places.articles.length < FEW_ARTICLES)
          return [
            wholeLine(
              index,
              `只有${places.articles.length}条且不分章，可以考虑称“规定”`,
              `${places.articles.length} articles without chapters: consider 规定`,
            ),
          ];
        if (title.endsWith('规定') && chapters >= MANY_CHAPTERS)
          return [
            wholeLine(
              index,
              `分为${chapters}章，作了系统规定，可以考虑称“条例”`,
              `${chapters} chapters treat the matter as a whole: consider 条例`,
            ),
          ];
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
            wholeLine(at, '题注应当载明制定机关、通过日期', 'The note must name the organ and the date it was passed'),
          ];
        }
        if (profile.approved && !/批准/u.test(note))
          return [wholeLine(at, '题注应当载明批准机关和批准日期', 'The note must name the approving organ and date')];
        // 修正 and 修订 are counted each by itself, and some begin anew after a 修订.
        const gaps = ['修正', '修订'].some((how) => {
          const times = [...note.matchAll(new RegExp(`第([一二三四五六七八九十]+)次${how}`, 'gu'))].map(
            (match) => parseChineseNumeral(match[1] ?? '') ?? 0,
          );
          return times.some((time, position) => time !== 1 && time !== (times[position - 1] ?? 0) + 1);
        });
        if (gaps) return [wholeLine(at, '题注中的历次修正应当依次载明', 'The note names every amendment in turn')];
        return [];
      },
    },
  },
  {
    id: 'T04',
    level: 'error',
    name: { zh: '稿次与阶段一致', en: 'The stage mark is that of the stage' },
    source: SOURCES.practice,
    check: {
      scope: 'text',
      of: ({ lines, profile }) => {
        const wanted = profile.final ? '' : profile.stage;
        if (wanted === undefined) return [];
        const marks = lines.flatMap((line, index) => {
          const mark = line.kind === 'title' || line.kind === 'note' ? STAGE.exec(line.text) : null;
          return mark === null ? [] : [{ index, from: mark.index, to: mark.index + mark[0].length, text: mark[0] }];
        });
        const title = lines.findLastIndex((line) => line.kind === 'title');
        if (wanted !== '' && marks.length === 0 && title >= 0)
          return [wholeLine(title, `名称下应当标明（${wanted}）`, `The stage mark （${wanted}） is missing`)];
        return marks
          .filter(({ text }) => text.slice(1, -1) !== wanted)
          .map(({ text, ...place }) => ({
            ...place,
            message:
              wanted === ''
                ? { zh: `公布文本不应带有${text}`, en: `The final text must not carry ${text}` }
                : {
                    zh: `${text}与所处阶段不符，应当为（${wanted}）`,
                    en: `${text} should be （${wanted}） at this stage`,
                  },
          }));
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
          wholeLine(
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
];
