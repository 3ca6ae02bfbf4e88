export { exitWithParent } from './lifecycle.js';
