import { VersionDamaged, VersionRepository } from '@colex/store';
import { Verification } from '../../apps/server/src/projection/verification.service.js';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { aVersion } from '../builders/a-version.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('a version in the database', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  let id: string;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
    ({ id } = await aVersion(await server.as('drafter'), joint, '草案'));
  });
  afterAll(() => server.close());

  const faults = async () => {
    const [verified] = await server.application.nest.get(Verification).verifyJournal(joint.id);
    return verified!.faults;
  };
  /** What nobody can do without taking the triggers away first. */
  const damage = async (statement: string): Promise<void> => {
    await server.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(statement);
    });
  };

  it.each([
    `UPDATE version SET note = 'x'`,
    `DELETE FROM version_clause`,
    `DELETE FROM version WHERE false`,
    `UPDATE version_clause SET text = 'x' WHERE position = 0`,
    `TRUNCATE version CASCADE`,
  ])('cannot be changed or deleted: %s (N4)', async (statement) => {
    await expect(server.dataSource.query(statement)).rejects.toThrow('never changed or deleted');
  });

  it('agrees with its clauses and with the journal', async () => {
    expect(await faults()).toEqual([]);
  });

  it.each([
    [`UPDATE version_clause SET digest = 'x' WHERE position = 0`, 'its clauses are not those of its text'],
    [
      `UPDATE version_clause SET lines = jsonb_set(lines, '{0,text}', '"另一个标题"') WHERE position = 0`,
      'its clauses do not read as it was printed',
    ],
    [`UPDATE version SET printed = printed || '。'`, 'its text does not have its checksum'],
  ])('is found damaged after %s', async (statement, detail) => {
    const restore = await server.dataSource.query('SELECT digest, lines FROM version_clause WHERE position = 0');
    await damage(statement);
    expect(await faults()).toEqual([{ fault: 'version', detail: `草案: ${detail}` }]);
    const { digest, lines } = restore[0];
    await damage(
      `UPDATE version_clause SET digest = '${digest}', lines = '${JSON.stringify(lines)}' WHERE position = 0`,
    );
  });

  it('is never read as if nothing had happened', async () => {
    await expect(new VersionRepository(server.dataSource.manager).textOf(id)).rejects.toThrow(VersionDamaged);
  });
});
