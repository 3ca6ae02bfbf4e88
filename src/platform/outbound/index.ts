export { AddressRefused, checkedAddress, postOutside } from './outbound.js';
export { problemOf, problemOfError } from './problem.js';
