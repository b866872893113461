import type { Block, Paper, ParagraphBlock, ParagraphStyle, Run, TableBlock } from '../paper/paper.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, in an element or in a quoted attribute. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/gu, (character) => ESCAPES[character] ?? character);

const ELEMENTS: Readonly<Partial<Record<ParagraphStyle, string>>> = {
  title: 'h1',
  caption: 'h1',
  part: 'h2',
  subpart: 'h3',
  chapter: 'h3',
  section: 'h4',
  annex: 'h3',
};

/** The look of a paper on a screen and on a printer. Kept in the file, so that it can be sent and opened anywhere. */
const STYLE = `body{margin:0;background:#f2f1ee;color:#1c1a18;font:17px/1.9 FangSong,STFangsong,"Noto Serif CJK SC",serif}
main{max-width:44em;margin:2em auto;padding:4em 5em;background:#fff}
main.landscape{max-width:80em;padding:3em}
h1{font:600 26px/1.5 "Noto Serif CJK SC",SimSun,serif;text-align:center;margin:0 0 .6em}
h2,h3,h4{font:600 18px/1.7 SimHei,"Noto Sans CJK SC",sans-serif;text-align:center;margin:1.2em 0 .4em}
p{margin:0;text-indent:2em;text-align:justify}
.note{text-align:center;text-indent:0}
.cell,.cellHead,.remark{text-indent:0}
.number{font-family:SimHei,"Noto Sans CJK SC",sans-serif;font-weight:600}
b{font-family:SimHei,"Noto Sans CJK SC",sans-serif}
ins{color:#1f4e8c}
del{color:#a12f1a}
table{width:100%;border-collapse:collapse;font-size:15px;line-height:1.6}
th,td{border:1px solid #8a857d;padding:.4em .6em;vertical-align:top;text-align:left}
th{text-align:center;background:#f6f4f0}
@media print{body{background:none}main{margin:0;padding:0;max-width:none}thead{display:table-header-group}}
@page{size:A4;margin:37mm 26mm 35mm 28mm}`;

function runOf({ text, bold, struck, change }: Run): string {
  let html = escapeHtml(text);
  if (bold) html = `<b>${html}</b>`;
  if (struck) html = `<s>${html}</s>`;
  if (!change) return html;
  const element = change.kind === 'added' ? 'ins' : 'del';
  const by = change.author === '' ? '' : ` title="${escapeHtml(change.author)}"`;
  return `<${element} datetime="${escapeHtml(change.at)}"${by}>${html}</${element}>`;
}

function paragraphOf(block: ParagraphBlock): string {
  const element = ELEMENTS[block.style] ?? 'p';
  const label =
    block.label === '' ? '' : runOf({ text: block.label, ...(block.change ? { change: block.change } : {}) });
  const number = label === '' ? '' : `<span class="number">${label}</span>`;
  return `<${element} class="${block.style}">${number}${block.runs.map(runOf).join('')}</${element}>`;
}

function tableOf({ columns, rows }: TableBlock): string {
  const head = columns.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell.map(paragraphOf).join('')}</td>`).join('')}</tr>`)
    .join('\n');
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

const blockOf = (block: Block): string => (block.type === 'table' ? tableOf(block) : paragraphOf(block));

/**
 * Prints a paper as one HTML page that needs nothing else: no script, no address, every character escaped, additions as
 * `ins` and deletions as `del` with author and time.
 */
export function paperHtml(paper: Paper): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(paper.title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<main class="${paper.orientation}">
${paper.blocks.map(blockOf).join('\n')}
</main>
</body>
</html>
`;
}
