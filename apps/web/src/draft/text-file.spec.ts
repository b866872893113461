import { readTextFile } from './text-file.js';

describe('readTextFile', () => {
  it('reads UTF-8 with and without a byte order mark alike', async () => {
    expect(await readTextFile(new File(['第一条　为了'], '草案.txt'))).toEqual({
      outcome: 'read',
      text: '第一条　为了',
    });
    expect(await readTextFile(new File(['\uFEFF第一条　为了'], '草案.MD'))).toEqual({
      outcome: 'read',
      text: '第一条　为了',
    });
  });

  it('refuses bytes that are not UTF-8 instead of damaging them', async () => {
    const gb18030 = new Uint8Array([0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5]);
    expect(await readTextFile(new File([gb18030], '草案.txt'))).toEqual({ outcome: 'wrong-encoding' });
  });

  it('refuses files that are no text', async () => {
    expect(await readTextFile(new File(['PK'], '草案.docx'))).toEqual({ outcome: 'wrong-file' });
  });
});
