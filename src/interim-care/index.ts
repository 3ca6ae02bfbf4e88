export { InterimCareModule } from './interim-care.module.js';
export { StayService } from './stay.service.js';
