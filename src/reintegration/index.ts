export { AssessmentService } from './assessment.service.js';
export { PlacementService } from './placement.service.js';
export { PlanService } from './plan.service.js';
export { PlanStepService } from './plan-step.service.js';
export { ReintegrationModule } from './reintegration.module.js';
export { ReRecruitmentFacts } from './re-recruitment.service.js';
export { TrackService } from './track.service.js';
export { ReintegrationService } from './reintegration.service.js';
