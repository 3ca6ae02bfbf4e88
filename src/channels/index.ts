export type { Addressee, ChannelOutcome, Message, PersonChannel, Reach } from './channel.vocabulary.js';
export { Channels, installedChannels, makeChannels } from './channels.js';
export { ChannelEngineModule, ChannelsModule } from './channels.module.js';
export { channelsFor, replacementFor, urgencyOf } from './channels.rules.js';
