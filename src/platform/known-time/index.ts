export { endOf, formatKnownTime, parseKnownTime, surelyBefore, type KnownTime, type Precision } from './known-time.rules.js';
