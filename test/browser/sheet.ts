import type { Locator, Page } from 'playwright-core';

/** A line as it is seen on the sheet. */
export interface SeenLine {
  readonly kind: string;
  /** What is drawn before the text; empty when nothing. */
  readonly number: string;
  readonly text: string;
}

/** The text of the workbench that is open. */
export function sheetOf(page: Page): Locator {
  return page.getByRole('textbox', { name: '法规正文' });
}

/** The lines on the sheet, in order. */
export async function linesOn(page: Page): Promise<readonly SeenLine[]> {
  return sheetOf(page)
    .locator('.line')
    .evaluateAll((lines) =>
      lines.map((line) => ({
        kind: line.getAttribute('data-kind') ?? '',
        number: line.getAttribute('data-number') ?? '',
        text: line.textContent ?? '',
      })),
    );
}

/** The numbers and words of the articles and what is in them, one string a line: `第一条 为了…`. */
export async function printedOn(page: Page): Promise<readonly string[]> {
  return (await linesOn(page)).map(({ number, text }) => `${number} ${text}`.trim());
}

/** Puts the cursor at the end of the line that has this number. */
export async function goToEndOf(page: Page, number: string): Promise<void> {
  const line = sheetOf(page).locator(`.line[data-number="${number}"]`);
  await line.click();
  // End would go to the end of the row that was clicked; a line may have several.
  await line.evaluate((element) => {
    const selection = window.getSelection();
    selection?.selectAllChildren(element);
    selection?.collapseToEnd();
  });
}

/** What the save state says. */
export function saveStateOf(page: Page): Locator {
  return page.getByRole('status', { name: '保存状态' });
}
