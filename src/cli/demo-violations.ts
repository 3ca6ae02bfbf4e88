import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { ServiceAccounts } from '../access/index.js';
import { IncidentsService } from '../violations/index.js';

const DAY = 24 * 3_600_000;

/** Incidents around today, to be verified and joined. All of it made up. */
export class DemoViolations {
  private readonly incidents: IncidentsService;
  private readonly accounts: ServiceAccounts;

  constructor(
    app: INestApplicationContext,
    private readonly now: number,
  ) {
    this.incidents = app.get(IncidentsService, { strict: false });
    this.accounts = app.get(ServiceAccounts, { strict: false });
  }

  /** The same abduction, by a family and by a partner two days later: the one knows the group, the other does not. */
  async toldTwice(): Promise<void> {
    await this.abduction(14, 'FLM', 'family', 'Exemple inventé : trois garçons emmenés au retour du puits.');
    await this.abduction(12, 'UNIDENTIFIED', 'partner-organisation', 'Exemple inventé : des garçons enlevés, nombre à préciser.');
  }

  private async abduction(daysAgo: number, party: string, kind: string, account: string): Promise<void> {
    const day = (days: number): string => new Date(this.now - days * DAY).toISOString().slice(0, 10);
    await this.incidents.record(this.accounts.violationImport(), {
      id: randomUUID(), occurredAt: day(daysAgo), region: 'mopti', party, account, violations: [{ id: randomUUID(), type: 'abduction' }],
      victims: [{ id: randomUUID(), boys: 3, ageFromMonths: 132, ageToMonths: 191, suffered: [{ type: 'abduction', captivity: 'unknown' }] }],
      sources: [{ id: randomUUID(), kind, at: day(daysAgo - 3) }],
    });
  }
}
