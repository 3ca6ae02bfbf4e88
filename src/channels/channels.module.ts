import { Module } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import { KeyService } from '../platform/keys/index.js';
import { Mailer } from '../platform/mail/index.js';
import { Channels, makeChannels } from './channels.js';

/** The worker's part: sends by every channel. Needs WorkerDatabase, KeyService, Mailer, Clock and Config. */
@Module({
  providers: [
    {
      provide: Channels,
      inject: [WorkerDatabase, KeyService, Mailer, Clock, Config],
      useFactory: (statements: WorkerDatabase, keys: KeyService, mailer: Mailer, clock: Clock, config: Config) => makeChannels({ statements, keys, mailer, clock, config }),
    },
  ],
  exports: [Channels],
})
export class ChannelEngineModule {}
