export { AdmissionSheetService } from './admission-sheet.service.js';
export { BoardService } from './board.service.js';
export { InterimCareModule } from './interim-care.module.js';
export { PresenceService } from './presence.service.js';
export { ReviewService } from './review.service.js';
export { StayAbsenceService } from './stay-absence.service.js';
export { StayService } from './stay.service.js';
