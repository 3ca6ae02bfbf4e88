export { AlertEngineModule } from './alert-engine.module.js';
export { AlertsModule } from './alerts.module.js';
export { DifferenceAlertsModule } from './difference-alerts.module.js';
export { DifferenceAlerts } from './difference-alerts.service.js';
export { DeliveryService } from './delivery.service.js';
export { DigestLettersService } from './digest-letters.service.js';
export { DigestService } from './digest.service.js';
export { SweepService } from './sweep.service.js';
