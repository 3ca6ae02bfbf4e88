import { randomBytes } from 'node:crypto';
import { hashPassword } from '../access/index.js';
import { asOwner } from './context.js';

/** The first administrator of an empty installation. Does nothing when there is one already. */
export async function createAdministrator(options: { email: string }): Promise<void> {
  const password = randomBytes(12).toString('base64url');
  const hash = await hashPassword(password);
  await asOwner(async (client) => {
    await client.query('begin');
    await client.query('set local role passerelle_definer'); // the owner itself is held to row-level security
    const existing = await client.query(`select 1 from app_user where role = 'administrator'`);
    if (existing.rowCount !== 0) {
      console.log('an administrator exists already; nothing was changed');
      return;
    }
    await client.query(
      `with created as (insert into app_user (email, display_name, role) values ($1, 'Administration', 'administrator') returning id)
       insert into user_password (user_id, hash) select id, $2 from created`,
      [options.email.toLowerCase(), hash],
    );
    await client.query('commit');
    console.log(`first administrator: ${options.email}\npassword (shown this once): ${password}`);
  });
}
