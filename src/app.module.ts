import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessModule } from './access/index.js';
import { ActsModule } from './acts/index.js';
import { AgeAssessmentModule } from './age-assessment/index.js';
import { AlertsModule } from './alerts/index.js';
import { AuditModule } from './audit/index.js';
import { CaseSummaryModule } from './case-summary/index.js';
import { CasesModule } from './cases/index.js';
import { ChannelsModule } from './channels/index.js';
import { ClosureModule } from './closure/index.js';
import { ActivitiesModule } from './activities/index.js';
import { EpisodesModule } from './episodes/index.js';
import { ConsentModule } from './consent/index.js';
import { CustodyModule } from './custody/index.js';
import { DeadlinesModule } from './deadlines/index.js';
import { DocumentsModule } from './documents/index.js';
import { DuplicatesModule } from './duplicates/index.js';
import { EmergencyAccessModule } from './emergency-access/index.js';
import { ExchangeModule } from './exchange/index.js';
import { FamilyModule } from './family/index.js';
import { FosterCareModule } from './foster-care/index.js';
import { HandoverModule } from './handover/index.js';
import { HealthModule } from './health.module.js';
import { InterimCareModule } from './interim-care/index.js';
import { IdentityModule } from './identity/index.js';
import { OperationsModule } from './operations/index.js';
import { ClockModule } from './platform/clock/index.js';
import { ConfigModule } from './platform/config/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { ProblemFilter, RequestContextInterceptor } from './platform/http/index.js';
import { KeysModule } from './platform/keys/index.js';
import { JournalModule } from './platform/journal/index.js';
import { LoggingModule } from './platform/logging/index.js';
import { MailModule } from './platform/mail/index.js';
import { QueueModule } from './platform/queue/index.js';
import { ConfigurationModule } from './configuration/index.js';
import { VirusScanModule } from './platform/virus-scan/index.js';
import { ReferenceModule } from './reference/index.js';
import { ReferralsModule } from './referrals/index.js';
import { ReintegrationModule } from './reintegration/index.js';
import { RestrictedModule } from './restricted/index.js';
import { RetentionModule } from './retention/index.js';
import { EditionsModule } from './editions/index.js';
import { DisclosureModule } from './disclosure/index.js';
import { ReportsModule } from './reports/index.js';
import { ViolationsModule } from './violations/index.js';
import { WorkingDayModule } from './working-day/index.js';

/** The whole house. main.ts, worker.ts and cli.ts are three doors into the same rooms. */
@Module({
  imports: [
    ConfigModule, ClockModule, LoggingModule, DatabaseModule.forRoot(), JournalModule, KeysModule, MailModule, QueueModule, VirusScanModule,
    ReferenceModule, ConfigurationModule, AccessModule, DeadlinesModule, IdentityModule, CasesModule, CustodyModule, AgeAssessmentModule, HandoverModule, FosterCareModule, InterimCareModule, FamilyModule, ReintegrationModule, EpisodesModule, ActivitiesModule, ClosureModule,
    ViolationsModule, DocumentsModule, ActsModule, CaseSummaryModule, ConsentModule, ReferralsModule, RestrictedModule, WorkingDayModule, DuplicatesModule, EmergencyAccessModule, RetentionModule,
    ChannelsModule, AlertsModule, DisclosureModule, ReportsModule, EditionsModule, ExchangeModule, AuditModule, OperationsModule, HealthModule,
  ],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_INTERCEPTOR, useClass: RequestContextInterceptor },
  ],
})
export class AppModule {}
