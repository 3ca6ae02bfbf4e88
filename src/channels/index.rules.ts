export type { PersonChannel, Reach, Urgency } from './channel.vocabulary.js';
export { channelsFor, replacementFor, urgencyOf } from './channels.rules.js';
