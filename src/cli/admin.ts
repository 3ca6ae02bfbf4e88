import type pg from 'pg';
import { digestOf, INVITATION_DAYS, invitationLink, newToken } from '../access/index.js';
import { readConfig } from '../platform/config/index.js';
import { asOwner } from './context.js';

/** The first administrator of an empty installation. Does nothing when there is one who can sign in. */
export async function createAdministrator(options: { email: string }): Promise<void> {
  const email = options.email.toLowerCase();
  await asOwner((client) =>
    asDefiner(client, async () => {
      const existing = await client.query(`select 1 from app_user u join user_password p on p.user_id = u.id where u.role = 'administrator' and u.active`);
      if (existing.rowCount !== 0) {
        console.log('an administrator exists already; nothing was changed');
        return;
      }
      await client.query(`insert into app_user (email, display_name, role) values ($1, 'Administration', 'administrator') on conflict (email) do nothing`, [email]);
      await invite(client, email, 'first administrator');
    }),
  );
}

/** For an administrator who lost password or second factor, and has no colleague to ask: ends what they had, and invites them anew. */
export async function resetAdministrator(email: string): Promise<void> {
  await asOwner((client) => asDefiner(client, () => invite(client, email.toLowerCase(), 'administrator')));
}

/** The owner itself is held to row-level security. */
async function asDefiner(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  await client.query(`set local role passerelle_definer; set local app.clearance = 'admin'`);
  await work();
  await client.query('commit');
}

async function invite(client: pg.Client, email: string, who: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(`select id from app_user where email = $1 and role = 'administrator' and active`, [email]);
  const [found] = rows;
  if (found === undefined) throw new Error(`there is no administrator ${email}`);
  const token = newToken();
  await client.query(`select invite($1, $2, now(), now() + make_interval(days => $3))`, [found.id, digestOf(token), INVITATION_DAYS]);
  await client.query(`select note_sign_in_event(now(), 'invited', $1, null, null, null)`, [found.id]);
  console.log(`${who}: ${email}\ninvitation (good once, for ${String(INVITATION_DAYS)} days): ${invitationLink(readConfig().publicUrl, token)}`);
}
