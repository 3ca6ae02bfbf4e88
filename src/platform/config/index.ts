export { Config, type ProviderConfig, loadConfig, readConfig, VARIABLES } from './config.js';
export { ConfigModule } from './config.module.js';
