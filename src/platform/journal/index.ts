export { AccessLog, type Look } from './access-log.js';
export { JournalModule } from './journal.module.js';
export { JournalSealer } from './journal-sealer.js';
