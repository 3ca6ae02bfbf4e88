export { FamiliesService } from './families.service.js';
export type { FamilyTerms } from './family.vocabulary.js';
export { FosterCareModule } from './foster-care.module.js';
export { PlacedService } from './placed.service.js';
export { RoomService } from './room.service.js';
