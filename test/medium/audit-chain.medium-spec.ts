import { AuditWriter } from '@colex/access';
import { AuditRepository, PersonEntity } from '@colex/store';
import { verifyAuditChain } from '../../apps/server/src/audit/audit-verification.js';
import { aProject, type BuiltProject } from '../builders/a-project.js';
import { type TestStore, openTestStore } from '../harness/store.js';

const audit = new AuditWriter();

describe('the audit chain in the database (N9, AA10)', () => {
  let store: TestStore;
  let project: BuiltProject;
  beforeEach(async () => {
    store = await openTestStore();
    project = await aProject(store.dataSource);
  });
  afterEach(() => store.close());

  const append = (title: string) =>
    store.dataSource.transaction((manager) =>
      audit.append(manager, {
        action: 'draft.create',
        actorId: 'per_1',
        projectId: project.id,
        subject: { type: 'draft', id: 'drf_1' },
        facts: { title, z: 1.5, a: ['乙', '甲'], none: null, yes: true },
      }),
    );
  const verify = (anchor?: { seq: number; hash: string }) => verifyAuditChain(store.dataSource, anchor);
  /** What somebody with the keys of the database does. */
  const tamper = async (...statements: string[]) => {
    await store.dataSource.query('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only');
    for (const statement of statements) await store.dataSource.query(statement);
    await store.dataSource.query('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only');
  };

  it('has a row exactly when the change it records is there', async () => {
    const rename = (name: string, fails: boolean) =>
      store.dataSource.transaction(async (manager) => {
        await manager.update(PersonEntity, { account: 'chair' }, { name });
        await audit.append(manager, { action: 'member.add', actorId: null, subject: { type: 'person', id: name } });
        if (fails) throw new Error('the power went');
      });
    await rename('甲', false);
    await expect(rename('乙', true)).rejects.toThrow('the power went');
    const rows = await store.dataSource.query('SELECT subject_id FROM audit_entry');
    expect(rows).toEqual([{ subject_id: '甲' }]);
    expect(await store.dataSource.manager.findOneBy(PersonEntity, { account: 'chair' })).toMatchObject({ name: '甲' });
    expect(await verify()).toMatchObject({ entries: 1, fault: null });
  });

  it('is written in a transaction or not at all', async () => {
    const { manager } = store.dataSource;
    await expect(
      audit.append(manager, { action: 'member.add', actorId: null, subject: { type: 'person', id: 'x' } }),
    ).rejects.toThrow('in the transaction');
  });

  it.each([
    ['a name', { password: 'x' }],
    ['a token', { name: `clx_${'a'.repeat(40)}` }],
    ['a hash of a password', { note: ['$argon2id$v=19$m=19456'] }],
  ])('takes nothing that looks like a secret by %s, and the change does not happen either', async (_by, facts) => {
    const write = store.dataSource.transaction((manager) =>
      audit.append(manager, { action: 'token.create', actorId: null, subject: { type: 'token', id: 'x' }, facts }),
    );
    await expect(write).rejects.toThrow('looks like a secret');
    expect(await verify()).toMatchObject({ entries: 0, fault: null });
  });

  it.each([
    [`UPDATE audit_entry SET actor_id = 'per_2'`],
    ['DELETE FROM audit_entry WHERE seq = 1'],
    ['TRUNCATE audit_entry'],
    ['DELETE FROM audit_head'],
    ['TRUNCATE audit_head'],
  ])('refuses %s', async (statement) => {
    await append('甲');
    await expect(store.dataSource.query(statement)).rejects.toThrow('append-only');
    expect(await verify()).toMatchObject({ entries: 1, fault: null });
  });

  it('stays one chain without gaps when many transactions append at once, some of which fail', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        store.dataSource.transaction(async (manager) => {
          await audit.append(manager, {
            action: 'draft.create',
            actorId: null,
            subject: { type: 'draft', id: `drf_${index}` },
          });
          if (index % 4 === 0) throw new Error('rolled back');
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
    expect(await verify()).toMatchObject({ entries: 30, head: { seq: 30 }, fault: null });
    expect(await new AuditRepository(store.dataSource.manager).head()).toMatchObject({ seq: 30 });
  });

  describe('names the row when somebody with the keys of the database', () => {
    beforeEach(async () => {
      for (const title of ['甲', '乙', '丙', '丁', '戊']) await append(title);
      expect(await verify()).toMatchObject({ entries: 5, fault: null });
    });

    it.each([
      ['edits who did it', `UPDATE audit_entry SET actor_id = 'per_2' WHERE seq = 3`, 'EDITED', 3],
      ['edits when', `UPDATE audit_entry SET at = at + interval '1 millisecond' WHERE seq = 3`, 'EDITED', 3],
      ['edits where it belongs', `UPDATE audit_entry SET project_id = 'prj_2' WHERE seq = 3`, 'EDITED', 3],
      ['edits a fact', `UPDATE audit_entry SET facts = facts || '{"z": 1.25}' WHERE seq = 3`, 'EDITED', 3],
      ['edits the last row', `UPDATE audit_entry SET action = 'member.remove' WHERE seq = 5`, 'EDITED', 5],
      ['removes a row', 'DELETE FROM audit_entry WHERE seq = 2', 'MISSING', 2],
      ['removes the first row', 'DELETE FROM audit_entry WHERE seq = 1', 'MISSING', 1],
      ['cuts off the end', 'DELETE FROM audit_entry WHERE seq > 3', 'MISSING', 4],
      ['removes everything', 'DELETE FROM audit_entry', 'MISSING', 1],
      [
        'puts a row behind the end',
        `INSERT INTO audit_entry SELECT 6, at, actor_id, action, subject_type, subject_id, project_id, draft_id, city_id,
           facts, hash, repeat('a', 64) FROM audit_entry WHERE seq = 5`,
        'EDITED',
        6,
      ],
    ])('%s', async (_what, statement, fault, seq) => {
      await tamper(statement);
      expect((await verify()).fault).toEqual({ fault, seq });
    });

    it('cuts off the end and moves the head back, once the head was kept elsewhere', async () => {
      const anchor = (await verify()).head;
      await tamper(
        'DELETE FROM audit_entry WHERE seq > 3',
        'UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit_entry WHERE seq = 3)',
      );
      expect((await verify()).fault).toBeNull();
      expect((await verify(anchor)).fault).toEqual({ fault: 'MISSING', seq: 4 });
    });

    it('writes the end anew with right hashes, once the head was kept elsewhere', async () => {
      const anchor = (await verify()).head;
      await tamper(
        'DELETE FROM audit_entry WHERE seq > 3',
        'UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit_entry WHERE seq = 3)',
      );
      for (const title of ['假', '伪']) await append(title);
      expect((await verify()).fault).toBeNull();
      expect((await verify(anchor)).fault).toEqual({ fault: 'EDITED', seq: 5 });
    });
  });

  it('is verified in groups as it is in one piece', async () => {
    await store.dataSource.transaction(async (manager) => {
      const records = Array.from({ length: 4_500 }, (_, index) => ({
        action: 'draft.create' as const,
        actorId: null,
        subject: { type: 'draft', id: `drf_${index}` },
      }));
      await audit.append(manager, ...records);
    });
    expect(await verify()).toMatchObject({ entries: 4_500, fault: null });
    await tamper(`UPDATE audit_entry SET subject_id = 'drf_x' WHERE seq = 2000`);
    expect((await verify()).fault).toEqual({ fault: 'EDITED', seq: 2_000 });
    await tamper(
      'DELETE FROM audit_entry WHERE seq = 2001',
      `UPDATE audit_entry SET subject_id = 'drf_1999' WHERE seq = 2000`,
    );
    expect((await verify()).fault).toEqual({ fault: 'MISSING', seq: 2_001 });
  });
});
