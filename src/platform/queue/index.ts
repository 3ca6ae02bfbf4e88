export { migrateQueue } from './migrate-queue.js';
export { QueueModule } from './queue.module.js';
export { WakeListener } from './wake-listener.js';
export { WakeQueue } from './wake-queue.js';
