export { MailModule } from './mail.module.js';
export { type Letter, Mailer } from './mailer.js';
export { nextTry } from './retry.rules.js';
