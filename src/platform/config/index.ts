export type { ChannelsConfig, SmsConfig } from './channels-config.js';
export { ConfigError } from './config-error.js';
export { Config, databasePasswordKey, type KeyServiceAddress, type ProviderConfig, loadConfig, readConfig, VARIABLES } from './config.js';
export { ConfigModule } from './config.module.js';
export type { VirusScanConfig } from './virus-scan-config.js';
export { type InstallationKeys, keyFiles, replaceKeyFile } from './installation-keys.js';
