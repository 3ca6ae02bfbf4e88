export {
  changeInPercent, type CountedViolation, type CountedViolations, countViolations, type Crossed, previousPeriod, type Sex, type ViolationTable,
} from './counting.rules.js';
export { decideIncident } from './incident.rules.js';
export { VIOLATION_TYPES, type ViolationType } from './violations.vocabulary.js';
