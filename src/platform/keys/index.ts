export { databaseSecret } from './database-secrets.js';
export { ChosenKeys } from './chosen-keys.js';
export { KeyService, KeyUnavailable } from './key-service.js';
export { KeysModule } from './keys.module.js';
