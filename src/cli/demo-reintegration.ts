import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CaseFileService } from '../cases/index.js';
import { StayService } from '../interim-care/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AssessmentService, PlanService, PlanStepService, ReintegrationService, TrackService } from '../reintegration/index.js';

const DAY = 24 * 3_600_000;

/** Three children at different stages of reintegration, all of it made up. */
export class DemoReintegration {
  /** Who takes on the steps of the plans. */
  private owner = '';
  private readonly uow: UnitOfWork;
  private readonly files: CaseFileService;
  private readonly stays: StayService;
  private readonly plans: PlanService;
  private readonly steps: PlanStepService;
  private readonly tracks: TrackService;
  private readonly services: ReintegrationService;
  private readonly assessments: AssessmentService;

  constructor(
    app: INestApplicationContext,
    private readonly actor: Actor,
    private readonly now: number,
  ) {
    const get = <T>(service: new (...args: never[]) => T): T => app.get(service, { strict: false });
    this.uow = get(UnitOfWork);
    this.files = get(CaseFileService);
    this.stays = get(StayService);
    this.plans = get(PlanService);
    this.steps = get(PlanStepService);
    this.tracks = get(TrackService);
    this.services = get(ReintegrationService);
    this.assessments = get(AssessmentService);
  }

  async walk(): Promise<number> {
    const [owner] = await this.uow.read(this.actor.scope, () => this.uow.query<{ id: string }>(`select id from app_user where email = 'centre@demo.invalid'`));
    this.owner = owner?.id ?? '';
    await this.homeForAWeek();
    await this.halfAYearOn();
    await this.worrying();
    await this.recruitedAgain();
    await this.aYearOn();
    return 5;
  }

  /** Five weeks in the centre, home for ten days: visited in the first week, to be assessed there within four days. */
  private async homeForAWeek(): Promise<void> {
    const id = await this.placed(45, 10, 'male', 14);
    await this.visited(id, 5, 'well');
  }

  /** Home for half a year: each visit made, each domain better than before, most steps of the plan done. */
  private async halfAYearOn(): Promise<void> {
    const id = await this.placed(230, 190, 'female', 16);
    const school = await this.goal(id, 'education', 'school');
    const trade = await this.goal(id, 'livelihood', 'trade');
    await this.attends(id, 'school', 'lower-secondary', 175);
    await this.step(id, school, 189, 175, 'Exemple : inscrire à l’école du village.', 180);
    await this.step(id, trade, 189, 160, 'Exemple : visiter l’atelier de couture.', 165);
    await this.step(id, trade, 60, -20, 'Exemple : préparer le kit de démarrage.');
    for (const days of [185, 162, 102, 12]) await this.visited(id, days, 'well');
    await this.assessed(id, 180, { safety: 3, health: 3, psychosocial: 2, education: 2, livelihood: 2, family: 3, community: 2 });
    await this.assessed(id, 92, { safety: 4, health: 4, psychosocial: 3, education: 4, livelihood: 2, family: 4, community: 3 });
    await this.assessed(id, 5, { safety: 4, health: 4, psychosocial: 4, education: 4, livelihood: 3, family: 4, community: 4 });
  }

  /** Home for three months, and worse than at the beginning; a step of the plan is overdue. */
  private async worrying(): Promise<void> {
    const id = await this.placed(150, 100, 'male', 15);
    await this.step(id, await this.goal(id, 'family', 'family-ties'), 99, 10, 'Exemple : médiation avec l’oncle.');
    for (const days of [95, 72]) await this.visited(id, days, 'needs-support');
    await this.services.recordVisit(this.actor, id, {
      id: randomUUID(), at: this.day(9), outcome: 'at-risk', livesWith: 'relatives', occupation: 'nothing', risk: 'high', grounds: 'Exemple : d’anciens compagnons sont venus deux fois.', needs: 'Exemple : un apprentissage, hors du village.',
    });
    await this.assessed(id, 90, { safety: 3, health: 4, psychosocial: 3, education: 2, livelihood: 1, family: 3, community: 3 });
    await this.assessed(id, 9, { safety: 1, health: 4, psychosocial: 2, education: 2, livelihood: 1, family: 2, community: 2 });
  }

  /** Home for seven months; a visit three weeks ago found that a group has taken the child again. What is done about it is not recorded yet. */
  private async recruitedAgain(): Promise<void> {
    const id = await this.placed(260, 215, 'male', 16);
    for (const days of [210, 185, 124]) await this.visited(id, days, 'well');
    await this.services.recordVisit(this.actor, id, { id: randomUUID(), at: this.day(21), outcome: 're-recruited', remark: 'Exemple : le chef du village le dit.' });
  }

  /** Home for more than a year: seen at six and twelve months, and at three months nobody had news. */
  private async aYearOn(): Promise<void> {
    const id = await this.placed(460, 410, 'female', 15);
    for (const days of [405, 380]) await this.visited(id, days, 'well');
    for (const [days, occupation] of [[228, 'in-training'], [46, 'working']] as const) {
      await this.services.recordVisit(this.actor, id, { id: randomUUID(), at: this.day(days), outcome: 'well', livesWith: 'family', occupation, risk: 'low' });
    }
  }

  /** @param admitted days ago; @param home days ago */
  private async placed(admitted: number, home: number, sex: 'male' | 'female', ageYears: number): Promise<string> {
    const id = randomUUID();
    const since = this.now - admitted * DAY;
    const hours = (after: number): string => new Date(since + after * 3_600_000).toISOString();
    await this.files.open(this.actor, { id, entry: 'escape', occurredAt: hours(-3), region: 'gao', centre: 'gao', sex, ageYears, agePrecision: 'approximate' });
    await this.stays.admit(this.actor, id, { id: randomUUID(), at: hours(0), kind: 'centre', centre: 'gao' });
    await this.services.recordService(this.actor, id, { id: randomUUID(), service: 'medical-care', at: hours(4) });
    await this.services.recordService(this.actor, id, { id: randomUUID(), service: 'psychosocial-support', at: hours(30) });
    await this.plans.record(this.actor, id, { id: randomUUID(), at: hours(9 * 24), goals: 'Exemple : rentrer chez soi, apprendre un métier.', childAgreed: true });
    await this.assessed(id, admitted - 8, { safety: 2, health: 2, psychosocial: 2, education: 1, livelihood: 1, family: 2, community: 2 });
    await this.stays.discharge(this.actor, id, { at: this.day(home), destination: 'family', region: 'gao' });
    return id;
  }

  private async goal(id: string, domain: 'education' | 'livelihood' | 'family', goal: string): Promise<string> {
    const goalId = randomUUID();
    await this.steps.setGoal(this.actor, id, { id: goalId, domain, goal });
    return goalId;
  }

  /** Owned by the worker of the centre. @param agreed days ago; @param due days ago; @param done days ago */
  private async step(id: string, goalId: string, agreed: number, due: number, what: string, done?: number): Promise<void> {
    const stepId = randomUUID();
    await this.steps.addStep(this.actor, id, { id: stepId, goalId, what, ownerId: this.owner, at: this.day(agreed), dueOn: this.day(due) });
    if (done !== undefined) await this.steps.endStep(this.actor, id, stepId, { at: this.day(done), outcome: 'done' });
  }

  /** Still ongoing: most days of the four months after the first. */
  private async attends(id: string, kind: 'school', detail: string, since: number): Promise<void> {
    const trackId = randomUUID();
    await this.tracks.begin(this.actor, id, { id: trackId, kind, detail, provider: 'Exemple : école du village.', at: this.day(since) });
    for (const [index, attended] of [18, 20, 21, 19].entries()) {
      await this.tracks.attend(this.actor, id, trackId, { id: randomUUID(), month: this.day(since - 31 * (index + 1)), held: 22, attended });
    }
  }

  private async visited(id: string, days: number, outcome: string): Promise<void> {
    await this.services.recordVisit(this.actor, id, { id: randomUUID(), at: this.day(days), outcome });
  }

  private async assessed(id: string, days: number, ratings: { safety: number; health: number; psychosocial: number; education: number; livelihood: number; family: number; community: number }): Promise<void> {
    await this.assessments.record(this.actor, id, { id: randomUUID(), at: this.day(days), ...ratings, strengths: 'Exemple : aime apprendre, aide les plus petits.', needs: 'Exemple : dort mal, demande un métier.' });
  }

  private day(ago: number): string {
    return new Date(this.now - ago * DAY).toISOString().slice(0, 10);
  }
}
