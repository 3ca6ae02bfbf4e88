export { TasksService } from './tasks.service.js';
export { WorkingDayModule } from './working-day.module.js';
