export { DatabaseModule } from './database.module.js';
export { Doorstep } from './doorstep.js';
export { migrate } from './migrate.js';
export { Notifications } from './notifications.js';
export { Reader } from './reader.js';
export { requestContext, type RequestContext } from './request-context.js';
export type { Scope } from './scope.js';
export { UnitOfWork } from './unit-of-work.js';
export { WorkerDatabase } from './worker-database.js';
