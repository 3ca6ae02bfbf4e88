import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DeclaredAccess } from '../../src/access/index.js';
import { roleUrl } from '../../src/platform/database-roles/index.js';
import type { Caller } from '../support/caller.js';
import { INSTALLATION_KEY } from '../support/database.js';
import { World } from '../support/world.js';

describe('access from the first day', () => {
  let world: World;
  let liaison: Caller;
  const caseId = randomUUID();

  beforeAll(async () => {
    world = await World.create();
    liaison = await world.person('security-liaison', { unit: 'Unité A' });
    await liaison.post('/api/captures', {
      id: caseId, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown', remark: 'un mot qui nomme quelqu’un',
    });
  });
  afterAll(async () => {
    await world.close();
  });

  const sees = async (who: Caller): Promise<number> => (await who.get(`/api/cases/${caseId}`)).status;

  it.each([
    ['regional-officer', { region: 'gao' }, 200],
    ['regional-officer', { region: 'kidal' }, 404],
    ['national-officer', {}, 200],
    ['monitor', {}, 200],
    ['centre-worker', { centre: 'gao' }, 404],
    ['case-worker', { region: 'gao' }, 404],
    ['analyst', {}, 403],
    ['auditor', {}, 403],
    ['administrator', {}, 403],
  ] as const)('%s %j gets %i', async (role, post, status) => {
    expect(await sees(await world.person(role, post))).toBe(status);
  });

  it('a monitor sees facts, and neither notes nor name', async () => {
    const monitor = await world.person('monitor');
    const { body } = await monitor.get<{ timeline: { note?: string }[]; child: object }>(`/api/cases/${caseId}`);
    expect(body.timeline.filter((entry) => entry.note !== undefined)).toEqual([]);
    expect(body.child).not.toHaveProperty('name');
  });

  it('every route declares its access', () => {
    const routes = world.app.get(DeclaredAccess, { strict: false }).routes();
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((route) => route.access === undefined)).toEqual([]);
  });

  describe('the application’s own connection', () => {
    const asRole = async <T>(role: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
      const client = new pg.Client({ connectionString: roleUrl(world.databaseUrl, role, INSTALLATION_KEY) });
      await client.connect();
      try {
        return await work(client);
      } finally {
        await client.end();
      }
    };

    it.each(['child_case', 'custody', 'custody_spell', 'handover', 'case_note', 'child_key', 'deadline', 'alert', 'app_user', 'journal'])('sees no row of %s without a unit of work', async (table) => {
      const rows = await asRole('passerelle_app', async (client) => (await client.query(`select * from ${table}`)).rowCount);
      expect(rows).toBe(0);
    });

    it('cannot read a password, a session or write the journal', async () => {
      for (const sql of ['select * from user_password', 'select * from session', `insert into journal (subject, subject_id, change, row) values ('x', 'x', 'insert', '{}')`, 'delete from access_log']) {
        await expect(asRole('passerelle_app', (client) => client.query(sql))).rejects.toThrow(/permission denied|append only/);
      }
    });

    it('worker and reader cannot reach identity', async () => {
      for (const role of ['passerelle_worker', 'passerelle_reader']) {
        for (const table of ['child_identity', 'child_key', 'case_note', 'name_token', 'user_password', 'journal']) {
          await expect(asRole(role, (client) => client.query(`select * from ${table}`))).rejects.toThrow('permission denied');
        }
      }
    });

    it('owns nothing and bypasses nothing; every table with a case in it is under forced row-level security', async () => {
      const roles = await world.sql<{ rolname: string }>(`select rolname from pg_roles where rolname like 'passerelle_%' and rolname <> 'passerelle_owner' and (rolsuper or rolbypassrls or rolcreaterole)`);
      expect(roles).toEqual([]);
      const owned = await world.sql(`select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('passerelle_app', 'passerelle_worker', 'passerelle_reader')`);
      expect(owned).toEqual([]);
      const open = await world.sql<{ table_name: string }>(
        `select c.relname as table_name from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = 'public' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)
            and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname in ('case_id', 'user_id', 'email') and not a.attisdropped)`,
      );
      expect(open).toEqual([]);
    });
  });

  describe('the journal', () => {
    /** Seals until nothing is left: transactions of other databases of the cluster hold the horizon back for a moment. */
    const sealAll = async (): Promise<void> => {
      for (let attempt = 0; attempt < 200; attempt += 1) {
        await world.sql('select seal_journal(10000)');
        const [row] = await world.sql<{ left: number }>('select ((select count(*) from journal) - (select count(*) from journal_seal))::int as left');
        if (row?.left === 0) return;
        await pause(50);
      }
      throw new Error('the journal cannot be sealed to its end');
    };

    it('cannot be changed, not even by its owner', async () => {
      await expect(world.sql(`update journal set actor = null`)).rejects.toThrow('append only');
      await expect(world.sql('delete from journal_seal')).rejects.toThrow('append only');
      await expect(world.sql('truncate access_log cascade')).rejects.toThrow('append only');
    });

    it('is sealed in an order to which nothing can be added before; the chain holds', async () => {
      await sealAll();
      const rows = await world.sql<{ position: string; hash: Buffer; digest: Buffer }>(
        'select s.position, s.hash, journal_digest(j) as digest from journal_seal s join journal j on j.id = s.journal_id order by s.position',
      );
      const [all] = await world.sql<{ n: string }>('select count(*) as n from journal');
      expect(rows.length).toBe(Number(all?.n));
      let previous = createHash('sha256').update('passerelle journal').digest();
      rows.forEach((row, index) => {
        previous = createHash('sha256').update(previous).update(row.digest).digest();
        expect([Number(row.position), row.hash.equals(previous)]).toEqual([index + 1, true]);
      });
    });

    it('waits for a transaction still running before it seals what came after it', async () => {
      await sealAll();
      const [before] = await world.sql<{ n: string }>('select count(*) as n from journal_seal');
      const late = new pg.Client({ connectionString: world.databaseUrl });
      await late.connect();
      await late.query('begin');
      await late.query(`insert into unit (name, authority_code) values ('Unité tardive', 'FAMA')`);
      await world.sql(`insert into unit (name, authority_code) values ('Unité suivante', 'FAMA')`);
      await world.sql('select seal_journal(10000)');
      const [during] = await world.sql<{ n: string }>('select count(*) as n from journal_seal');
      expect(during?.n).toBe(before?.n);
      await late.query('commit');
      await late.end();
      await sealAll();
      const names = await world.sql<{ name: string }>(`select j.row ->> 'name' as name from journal_seal s join journal j on j.id = s.journal_id where j.subject = 'unit' order by s.position desc limit 2`);
      expect(names.map((row) => row.name)).toEqual(['Unité suivante', 'Unité tardive']);
    });

    it('every look at a file is logged', async () => {
      const officer = await world.person('regional-officer', { region: 'gao' });
      await sees(officer);
      expect(await world.sql(`select 1 from access_log where actor = $1 and case_id = $2 and kind = 'case.read'`, [officer.userId, caseId])).toHaveLength(1);
    });
  });
});
