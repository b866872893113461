/**
 * The page of an official paper after GB/T 9704-2012: A4, upper margin 37 mm, binding margin 28 mm, type area
 * 156 × 225 mm with 22 lines of 28 characters; body 三号 (16 pt), title 二号 (22 pt), page number 四号 (14 pt).
 */
export const PAGE = {
  widthMm: 210,
  heightMm: 297,
  topMm: 37,
  leftMm: 28,
  rightMm: 26,
  bottomMm: 35,
  /** From the lower edge to the page number: 7 mm below the type area. */
  footerMm: 28,
  linePitchPt: 29,
  bodyPt: 16,
  titlePt: 22,
  pageNumberPt: 14,
  /** Tables of many columns are set smaller than the norm's body. */
  tablePt: 10.5,
  linesPerPage: 22,
  charactersPerLine: 28,
} as const;

/** The fonts the norm and the practice name; readers without them fall back to their own 宋体, 仿宋, 黑体, 楷体. */
export const FONTS = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  note: '楷体_GB2312',
  latin: 'Times New Roman',
} as const;

/** Points of a length in millimetres. */
export const pointsOf = (millimetres: number): number => (millimetres / 25.4) * 72;

/** Twentieths of a point, the unit of WordprocessingML. */
export const twipsOf = (millimetres: number): number => Math.round(pointsOf(millimetres) * 20);
