export { CaseSummaryModule } from './case-summary.module.js';
