import { permissionsPage } from '../access/index.rules.js';

/** The matrix of permissions as a page (docs/permissions.md). */
export function printPermissions(): void {
  console.log(permissionsPage());
}
