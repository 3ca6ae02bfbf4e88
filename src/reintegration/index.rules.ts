export { outcomeAt } from './outcome.rules.js';
export { OUTCOMES, type Outcome, type Return, type ToldOutcome } from './outcome.vocabulary.js';
