/** Words of papers, zh-CN. */
export const exportZhCN = {
  label: '导出',
  text: { DOCX: '正文（Word）', PDF: '正文（PDF）', HTML: '正文（网页）', PLAIN: '正文（纯文本）' },
  opinions: { DOCX: '意见采纳情况表（Word）', XLSX: '意见采纳情况表（Excel）' },
  redline: { DOCX: '花脸稿（Word 修订）', PDF: '花脸稿（PDF）' },
  table: { DOCX: '修改对照表（Word）', PDF: '修改对照表（PDF）', XLSX: '修改对照表（Excel）' },
  making: '正在生成 {{name}}，已完成 {{progress}}%。',
  ready: '{{name}} 已生成。',
  download: '下载',
  failed: '{{name}} 未能生成，请重新导出。',
  lost: '无法继续查看生成进度，请重新导出。',
  dismiss: '收起',
};

/** Words of papers, English. */
export const exportEn: typeof exportZhCN = {
  label: 'Export',
  text: { DOCX: 'Text (Word)', PDF: 'Text (PDF)', HTML: 'Text (web page)', PLAIN: 'Text (plain)' },
  opinions: { DOCX: 'Table of opinions (Word)', XLSX: 'Table of opinions (Excel)' },
  redline: { DOCX: 'Redline (tracked changes for Word)', PDF: 'Redline (PDF)' },
  table: { DOCX: 'Comparison table (Word)', PDF: 'Comparison table (PDF)', XLSX: 'Comparison table (Excel)' },
  making: 'Making {{name}}: {{progress}}% done.',
  ready: '{{name}} is ready.',
  download: 'Download',
  failed: '{{name}} could not be made; please export it again.',
  lost: 'How far it is cannot be told any more; please export it again.',
  dismiss: 'Dismiss',
};
