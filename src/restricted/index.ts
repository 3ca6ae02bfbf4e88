export { RestrictedModule } from './restricted.module.js';
