import { tellingPage } from '../alerts/index.rules.js';

/** The tables of who is told, as a page (docs/who-is-told.md). */
export function printWhoIsTold(): void {
  console.log(tellingPage());
}
