export { permissionsPage } from './matrix-page.rules.js';
