export {
  changeInPercent, type CountedPeriod, type CountedViolation, type CountedViolations, countViolations, type Crossed, previousPeriod, type Sex, type ViolationTable,
} from './counting.rules.js';
export { VIOLATION_TYPES } from './violations.vocabulary.js';
