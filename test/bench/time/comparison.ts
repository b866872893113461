import { aDraft } from '../../builders/a-draft.js';
import { aVersion } from '../../builders/a-version.js';
import { openWebsite } from '../../browser/website.js';
import { eventually } from '../../harness/eventually.js';
import { journalLength } from '../../harness/journal.js';

const VISITS = 7;
const PLACES = [2_000, 30_000, 60_000, 90_000];

/** How long it took to see the first change of a long text in a browser, in milliseconds. */
export interface ComparisonRow {
  readonly what: string;
  readonly median: number;
  readonly worst: number;
  readonly goal: number;
  /** The same page and texts of four articles: what page, network and sign-in cost without any comparing worth the name. */
  readonly floor: number;
}

/** Compares a version of the Civil Code with the text as it stands, in Chromium, each time in a page that was just opened. */
export async function measureComparison(text: string, goal: number): Promise<ComparisonRow> {
  const website = await openWebsite();
  try {
    const { server } = website;
    const drafter = await server.as('drafter');
    const addressOf = async (given: string | undefined, places: readonly number[]): Promise<string> => {
      const draft = await aDraft(server, given === undefined ? {} : { text: given });
      const version = await aVersion(drafter, draft, '草案');
      const opened = drafter.open(draft.id);
      await opened.synced();
      for (const place of places) opened.body.insert(place, '为了保护红色资源，');
      await eventually('all of it is in the journal', async () => {
        return (await journalLength(server.dataSource, draft.id)) === places.length + 1;
      });
      opened.close();
      return `${server.url}/drafts/${draft.slug}/compare?from=${version.id}&to=${draft.id}`;
    };
    const { page } = await website.visitAs('drafter', '徐州', '/');
    const seen = async (address: string): Promise<number[]> => {
      const times: number[] = [];
      for (let visit = 0; visit < VISITS; visit += 1) {
        await page.goto('about:blank');
        await page.goto(address, { waitUntil: 'commit' });
        await page.locator('.compared-row ins').first().waitFor();
        times.push(await page.evaluate(() => performance.now()));
      }
      return times.sort((one, other) => one - other);
    };
    const short = await seen(await addressOf(undefined, [20]));
    const long = await seen(await addressOf(text, PLACES));
    const middle = (times: readonly number[]): number => Math.round(times[Math.floor(times.length / 2)]!);
    return {
      what: 'Civil Code, version against now, first change seen',
      median: middle(long),
      worst: Math.round(long.at(-1)!),
      goal,
      floor: middle(short),
    };
  } finally {
    await website.close();
  }
}
