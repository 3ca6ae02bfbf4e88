export { permissionsPage } from './matrix-page.rules.js';
export { may } from './permissions.rules.js';
export { scopeOf } from './scope.rules.js';
export type { Role } from './roles.vocabulary.js';
