/** What the settings of reading say, in Chinese. */
export const readingZhCN = {
  label: '阅读设置',
  size: '字号',
  sizeValue: '{{number}} 像素',
  width: '每行',
  widthValue: '{{number}} 字',
  less: '{{what}}减小',
  more: '{{what}}增大',
  theme: '外观',
  themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
  focus: '专注模式',
  leaveFocus: '退出专注模式（Ctrl+.）',
  print: '打印',
};

/** The same in English. */
export const readingEn: typeof readingZhCN = {
  label: 'Reading',
  size: 'Text size',
  sizeValue: '{{number}} px',
  width: 'Row',
  widthValue: '{{number}} characters',
  less: '{{what}}: less',
  more: '{{what}}: more',
  theme: 'Appearance',
  themes: { auto: 'System', light: 'Light', dark: 'Dark' },
  focus: 'Focus mode',
  leaveFocus: 'Leave focus mode (Ctrl+.)',
  print: 'Print',
};
