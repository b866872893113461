/** Kinds of file that may go with a step, and how their bytes begin. What is sent is never believed; the bytes are looked at. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

interface FileType {
  readonly mediaType: string;
  /** The first bytes; null for text, which has to be UTF-8 without control characters. */
  readonly begins: readonly number[] | null;
}

const OOXML = 'application/vnd.openxmlformats-officedocument';
const TYPES: Readonly<Record<string, FileType>> = {
  pdf: { mediaType: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  ofd: { mediaType: 'application/ofd', begins: ZIP },
  docx: { mediaType: `${OOXML}.wordprocessingml.document`, begins: ZIP },
  xlsx: { mediaType: `${OOXML}.spreadsheetml.sheet`, begins: ZIP },
  doc: { mediaType: 'application/msword', begins: OLE },
  xls: { mediaType: 'application/vnd.ms-excel', begins: OLE },
  wps: { mediaType: 'application/vnd.ms-works', begins: OLE },
  png: { mediaType: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  jpg: { mediaType: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  jpeg: { mediaType: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  txt: { mediaType: 'text/plain; charset=utf-8', begins: null },
  md: { mediaType: 'text/plain; charset=utf-8', begins: null },
};

/** The media type of a file by its name, when its bytes bear the name out; null for everything that is not accepted. */
export function mediaTypeOf(name: string, bytes: Buffer): string | null {
  const type = TYPES[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (type === undefined) return null;
  const { begins } = type;
  const isBorneOut = begins === null ? isText(bytes) : begins.every((byte, place) => bytes[place] === byte);
  return isBorneOut ? type.mediaType : null;
}

function isText(bytes: Buffer): boolean {
  try {
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    return !/[\u0000-\u0008\u000e-\u001f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Bytes that are no UTF-8 are no text; the caller says so.
    return false;
  }
}

const LONGEST_NAME = 200;

/** A name without a path or control characters, as it may be shown and given back; null when nothing is left. */
export function safeName(given: string): string | null {
  const base = given.split(/[\\/]/).at(-1) ?? '';
  const name = base
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .trim()
    .slice(-LONGEST_NAME);
  return name === '' || /^\.+$/.test(name) ? null : name;
}
