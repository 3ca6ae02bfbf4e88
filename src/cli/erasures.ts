import { readConfig } from '../platform/config/index.js';
import { ChosenKeys } from '../platform/keys/index.js';
import { applyErasures } from '../retention/index.js';
import { asOwner, statementsOn } from './context.js';

/** After a restore, and before every start: what the list of destroyed keys names is destroyed in this database too. */
export async function applyErasureList(): Promise<void> {
  const config = readConfig();
  const { listed, destroyed, completed } = await asOwner((client) => applyErasures(statementsOn(client), new ChosenKeys(config), config.erasuresFile));
  console.log(`list of destroyed keys: ${String(listed)} read, ${String(destroyed)} destroyed again, ${String(completed)} added to the list`);
}
