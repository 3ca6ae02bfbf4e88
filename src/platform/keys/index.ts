export { ChosenKeys } from './chosen-keys.js';
export { KeyService, type KeyToUnwrap, KeyUnavailable, type PlainKey, type WrappedKey } from './key-service.js';
export { KeysModule } from './keys.module.js';
