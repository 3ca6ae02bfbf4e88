export { ConfigurationModule } from './configuration.module.js';
export { ExtraAnswerRequest } from './extra-field.dto.js';
export { ExtraFieldsService } from './extra-fields.service.js';
