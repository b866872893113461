import { mediaTypeOf, safeName } from './file-type.js';

const bytes = (...values: number[]): Buffer => Buffer.from(values);

describe('a file that is added', () => {
  it.each([
    ['纪要.pdf', Buffer.from('%PDF-1.7'), 'application/pdf'],
    ['纪要.PDF', Buffer.from('%PDF-1.7'), 'application/pdf'],
    ['表.xlsx', bytes(0x50, 0x4b, 3, 4), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['函.txt', Buffer.from('函'), 'text/plain; charset=utf-8'],
  ])('is what its name says when its bytes bear that out: %s', (name, content, mediaType) => {
    expect(mediaTypeOf(name, content)).toBe(mediaType);
  });

  it.each([
    ['纪要.pdf', Buffer.from('<html>')],
    ['页.html', Buffer.from('<html>')],
    ['图.svg', Buffer.from('<svg/>')],
    ['程序.exe', bytes(0x4d, 0x5a)],
    ['函.txt', bytes(0xff, 0xfe, 0x00)],
    ['函.txt', bytes(0x61, 0x00)],
    ['没有后缀', Buffer.from('%PDF-1.7')],
  ])('is refused otherwise: %s', (name, content) => {
    expect(mediaTypeOf(name, content)).toBeNull();
  });

  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\纪要\\会议纪要.pdf', '会议纪要.pdf'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    ['a\r\nb.pdf', 'ab.pdf'],
    ['..', null],
    ['  ', null],
  ])('has a name without a path or hidden characters: %j', (given, name) => {
    expect(safeName(given)).toBe(name);
  });
});
