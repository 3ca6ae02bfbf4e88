export { JournalSealer } from './journal-sealer.js';
