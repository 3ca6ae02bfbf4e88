export { EpisodesModule } from './episodes.module.js';
export { EpisodesService } from './episodes.service.js';
