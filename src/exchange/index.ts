export { ExchangeModule } from './exchange.module.js';
export { type ImportOutcome, RegisterImport } from './register-import.js';
