export { databaseSecret, type SecretPurpose, type Statements } from './database-secrets.js';
export { ChosenKeys } from './chosen-keys.js';
export { KeyService, type KeyToUnwrap, KeyUnavailable, type PlainKey, type WrappedKey } from './key-service.js';
export { KeysModule } from './keys.module.js';
