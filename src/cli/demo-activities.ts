import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { ActivitiesService } from '../activities/index.js';

const DAY = 24 * 3_600_000;

/** Activities of the programme over the last year. All of it made up, but for the closed schools that the UN report prints. */
export class DemoActivities {
  private readonly activities: ActivitiesService;

  constructor(
    app: INestApplicationContext,
    private readonly actor: Actor,
    private readonly now: number,
  ) {
    this.activities = app.get(ActivitiesService, { strict: false });
  }

  async walk(): Promise<number> {
    const all = [
      { kind: 'training', status: 'done', onDay: this.day(300), untilDay: this.day(298), region: 'gao', topic: 'protocol-2013', audience: 'defence-and-security', males: 22, females: 3, sexUnknown: 0 },
      { kind: 'training', status: 'done', onDay: this.day(120), region: 'mopti', topic: 'age-assessment', audience: 'social-workers', partner: 'unicef', males: 9, females: 14, sexUnknown: 0 },
      { kind: 'awareness', status: 'done', onDay: this.day(90), region: 'gao', topic: 'child-protection', audience: 'communities', males: 60, females: 85, sexUnknown: 0 },
      { kind: 'camp-visit', status: 'done', onDay: this.day(60), region: 'kidal', males: 6, females: 1, sexUnknown: 0 },
      { kind: 'camp-visit', status: 'cancelled', onDay: this.day(30), region: 'kidal', cancelReason: 'insecurity' },
      { kind: 'camp-visit', status: 'planned', onDay: this.day(-20), region: 'gao' },
      { kind: 'action-plan', status: 'done', onDay: this.day(200), party: 'JNIM', step: 'dialogue' },
      { kind: 'closed-schools', status: 'done', onDay: '2024-03-31', schools: 1788, pupils: 536_400, teachers: 10_728 },
      { kind: 'one-stop-centres', status: 'done', onDay: '2024-03-31', centres: 17 },
      { kind: 'partner', status: 'done', onDay: this.day(400), region: 'gao', partner: 'icrc' },
    ] as const;
    for (const activity of all) await this.activities.record(this.actor, { id: randomUUID(), ...activity });
    return all.length;
  }

  private day(ago: number): string {
    return new Date(this.now - ago * DAY).toISOString().slice(0, 10);
  }
}
