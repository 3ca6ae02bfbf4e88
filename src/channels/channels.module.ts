import { Module } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';
import { KeyService } from '../platform/keys/index.js';
import { Mailer } from '../platform/mail/index.js';
import { ReferenceModule } from '../reference/index.js';
import { Channels, makeChannels } from './channels.js';
import { OwnChannelsController } from './own-channels.controller.js';
import { OwnChannelsService } from './own-channels.service.js';
import { SmsReceiptController } from './sms-receipt.controller.js';
import { SmsReceiptsService } from './sms-receipts.service.js';
import { WebhookEndpointController } from './webhook-endpoint.controller.js';
import { WebhookEndpointsService } from './webhook-endpoints.service.js';

/** What people and administrators say of how they are told, and what a gateway says later. */
@Module({
  imports: [ReferenceModule],
  controllers: [OwnChannelsController, WebhookEndpointController, SmsReceiptController],
  providers: [OwnChannelsService, WebhookEndpointsService, SmsReceiptsService],
})
export class ChannelsModule {}

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
