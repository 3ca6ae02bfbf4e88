export { rolePassword, roleUrl } from './role-url.js';
