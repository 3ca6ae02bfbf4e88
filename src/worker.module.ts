import { Global, Module } from '@nestjs/common';
import { AlertEngineModule } from './alerts/index.js';
import { AuditEngineModule } from './audit/index.js';
import { DifferencesToldModule } from './differences-told.js';
import { GrantCloser } from './emergency-access/index.js';
import { OperationsEngineModule } from './operations/index.js';
import { ClockModule } from './platform/clock/index.js';
import { ConfigModule } from './platform/config/index.js';
import { WorkerDatabase } from './platform/database/index.js';
import { JournalSealer } from './platform/journal/index.js';
import { KeysModule } from './platform/keys/index.js';
import { LoggingModule } from './platform/logging/index.js';
import { MailModule } from './platform/mail/index.js';
import { QueueModule } from './platform/queue/index.js';
import { RetentionEngineModule } from './retention/index.js';
import { WorkerRounds } from './worker-rounds.js';

/** The worker has one connection, of its own database role: it can reach no identity, and change no case.
 * Of what is wrapped it reaches the secret of the channels alone. */
@Global()
@Module({ providers: [WorkerDatabase], exports: [WorkerDatabase] })
class WorkerDatabaseModule {}

@Module({
  imports: [ConfigModule, ClockModule, LoggingModule, WorkerDatabaseModule, KeysModule, MailModule, QueueModule.forWorker(), AlertEngineModule, AuditEngineModule, RetentionEngineModule, OperationsEngineModule, DifferencesToldModule],
  providers: [GrantCloser, JournalSealer, WorkerRounds],
})
export class WorkerModule {}
