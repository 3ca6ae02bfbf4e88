import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { ConfigurationModule } from '../configuration/index.js';
import { FosterCareModule } from '../foster-care/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ReintegrationModule } from '../reintegration/index.js';
import { AdmissionSheetController } from './admission-sheet.controller.js';
import { AdmissionSheetService } from './admission-sheet.service.js';
import { BoardService } from './board.service.js';
import { CentreController } from './centre.controller.js';
import { PlacesService } from './places.service.js';
import { PresenceController } from './presence.controller.js';
import { PresenceService } from './presence.service.js';
import { ReviewController } from './review.controller.js';
import { ReviewService } from './review.service.js';
import { StayAbsenceController } from './stay-absence.controller.js';
import { StayAbsence } from './stay-absence.entity.js';
import { MeetingService } from './meeting.service.js';
import { ShiftController } from './shift.controller.js';
import { ShiftService } from './shift.service.js';
import { StayAbsenceService } from './stay-absence.service.js';
import { StayIncidentService } from './stay-incident.service.js';
import { StayLifeController } from './stay-life.controller.js';
import { StayLifeService } from './stay-life.service.js';
import { StayController } from './stay.controller.js';
import { Stay, StayReview } from './stay.entity.js';
import { TransferController } from './transfer.controller.js';
import { TransferService } from './transfer.service.js';
import { StayService } from './stay.service.js';

@Module({
  imports: [CasesModule, ConfigurationModule, FosterCareModule, ReferenceModule, ReintegrationModule, TypeOrmModule.forFeature([Stay, StayReview, StayAbsence])],
  controllers: [StayController, StayLifeController, StayAbsenceController, ReviewController, CentreController, AdmissionSheetController, PresenceController, TransferController, ShiftController],
  providers: [StayService, StayIncidentService, StayLifeService, StayAbsenceService, ReviewService, PlacesService, BoardService, AdmissionSheetService, PresenceService, TransferService, MeetingService, ShiftService],
  exports: [StayIncidentService, StayLifeService, PresenceService, StayService, StayAbsenceService, ReviewService, BoardService, AdmissionSheetService],
})
export class InterimCareModule {}
