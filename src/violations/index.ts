export { ViolationsModule } from './violations.module.js';
