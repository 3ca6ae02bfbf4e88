export { AccessModule } from './access.module.js';
export { type Actor, CurrentActor } from './actor.js';
export { DeclaredAccess } from './declared-access.js';
export { hashPassword } from './passwords.js';
export { may } from './permissions.rules.js';
export { Requires } from './requires.decorator.js';
export { type Role, ROLES } from './roles.vocabulary.js';
export { scopeOf } from './scope.rules.js';
export { ServiceAccounts } from './service-accounts.js';
