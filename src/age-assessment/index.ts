export { AgeAssessmentModule } from './age-assessment.module.js';
export { AgeAssessmentService } from './age-assessment.service.js';
export { AgeStepService } from './age-step.service.js';
export { AgeTellingService } from './age-telling.service.js';
