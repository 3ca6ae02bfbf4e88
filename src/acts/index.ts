export { ActsModule } from './acts.module.js';
