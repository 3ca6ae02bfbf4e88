import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { VerifyViolationRequest } from './incident.dto.js';
import type { IncidentAnswerView } from './incident-page.dto.js';
import { decideVerification, type Verified } from './incident.rules.js';
import { IncidentVault } from './incident-vault.js';
import { IncidentsService } from './incidents.service.js';

/** Decisions on a violation. Each is kept with who made it and when; the last one holds. */
@Injectable()
export class VerificationService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(IncidentsService) private readonly incidents: IncidentsService,
    @Inject(IncidentVault) private readonly vault: IncidentVault,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found and those of decideVerification */
  async decide(actor: Actor, incidentId: string, violationId: string, { id, status, on, note }: VerifyViolationRequest): Promise<IncidentAnswerView> {
    return await this.uow.write(actor.scope, async () => {
      const { occurredAt } = await this.incidents.openForChange(incidentId);
      const [now] = await this.uow.query<Verified>('select status, status_since::text as since from violation where id = $1 and incident_id = $2 for update', [violationId, incidentId]);
      if (now === undefined) throw new Refusal('not-found');
      const at = this.clock.now();
      decideVerification(now, status, on, occurredAt, at.toISOString().slice(0, 10));
      const sealer = await this.vault.of(incidentId);
      await this.uow.query('insert into violation_verification (id, violation_id, status, decided_on, note_sealed, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)', [
        id, violationId, status, on, sealer.sealIfGiven(note), at, actor.userId,
      ]);
      await this.uow.query('update violation set status = $2, status_since = $3, version = version + 1 where id = $1', [violationId, status, on]);
      return await this.incidents.settle(incidentId);
    });
  }
}
