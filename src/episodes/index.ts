export { EpisodesModule } from './episodes.module.js';
