import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { findLibreOffice } from '../../scripts/libreoffice.mjs';

const run = promisify(execFile);

/** What is done with the tracked changes of a file before its text is taken. */
export type Settling = 'AcceptAllTrackedChanges' | 'RejectAllTrackedChanges';

const MACRO = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
Sub Settle(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  Dim text(1) As New com.sun.star.beans.PropertyValue
  text(0).Name = "FilterName"
  text(0).Value = "Text (encoded)"
  text(1).Name = "FilterOptions"
  text(1).Value = "UTF8"
  document.storeToURL(ConvertToURL(target), text())
  document.close(True)
End Sub
</script:module>`;

const LIBRARY = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
<library:element library:name="Changes"/>
</library:library>`;

/** A LibreOffice with a profile of its own. */
export interface LibreOffice {
  /** The text of a .docx as LibreOffice shows it, numbers of lists included, after its changes were settled. */
  readonly textOf: (docx: Uint8Array, settling?: Settling) => Promise<string>;
  /** Opens the file and prints it as PDF. */
  readonly pdfOf: (docx: Uint8Array) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** Opens a LibreOffice; null on a machine without one. */
export async function openLibreOffice(): Promise<LibreOffice | null> {
  const program = findLibreOffice();
  if (!program) return null;
  const folder = await mkdtemp(join(tmpdir(), 'colex-office-'));
  const office = (...args: string[]) =>
    run(program, [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`, '--headless', ...args], {
      timeout: 90_000,
    });
  const file = (name: string): string => join(folder, name);
  let count = 0;
  const put = async (docx: Uint8Array): Promise<string> => {
    const name = `paper-${(count += 1)}`;
    await writeFile(file(`${name}.docx`), docx);
    return name;
  };
  // The first start makes the profile, and with it a library of macros that ours takes the place of.
  await office('--terminate_after_init');
  const macros = join(folder, 'profile/user/basic/Standard');
  await mkdir(macros, { recursive: true });
  await writeFile(join(macros, 'Changes.xba'), MACRO);
  await writeFile(join(macros, 'script.xlb'), LIBRARY);
  return {
    async textOf(docx, settling = 'AcceptAllTrackedChanges') {
      const name = await put(docx);
      await office(
        `macro:///Standard.Changes.Settle("${file(`${name}.docx`)}","${file(`${name}.txt`)}",".uno:${settling}")`,
      );
      return readFile(file(`${name}.txt`), 'utf8');
    },
    async pdfOf(docx) {
      const name = await put(docx);
      await office('--convert-to', 'pdf', '--outdir', folder, file(`${name}.docx`));
      return new Uint8Array(await readFile(file(`${name}.pdf`)));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
