export { tellingPage } from './telling-page.rules.js';
