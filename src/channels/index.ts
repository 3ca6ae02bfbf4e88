export type { Addressee, ChannelOutcome, Message, PersonChannel, Reach, Urgency } from './channel.vocabulary.js';
export { Channels, installedChannels, makeChannels } from './channels.js';
export { ChannelEngineModule, ChannelsModule } from './channels.module.js';
export { channelsFor, replacementFor, urgencyOf } from './index.rules.js';
