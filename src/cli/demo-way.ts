import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { ActsService } from '../acts/index.js';
import { AgeAssessmentService, AgeStepService, AgeTellingService } from '../age-assessment/index.js';
import { CaseFileService } from '../cases/index.js';
import { BestInterestsService, DurableCareService, FamilyService, type OpenTracingRequest, type RecordRelativeRequest, RelativesService, TracingService, VerificationService } from '../family/index.js';
import { FamiliesService, type FamilyTerms, PlacedService } from '../foster-care/index.js';
import { AdmissionSheetService, BoardService, PresenceService, ReviewService, StayAbsenceService, StayService } from '../interim-care/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ReferralsService } from '../referrals/index.js';
import { AssessmentService, PlanService, ReintegrationService } from '../reintegration/index.js';
import { TasksService } from '../working-day/index.js';
import { lifeInCare } from './demo-life.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A day less than the shortest month: a day without an hour counts at its end. */
const EVERY = 27 * DAY;
/** Days less than the shortest three months. */
const QUARTER = 85 * DAY;
/** Before the programme's standards hold: what comes after is in time from the first round on. */
const FIRST_REVIEW = Date.UTC(2025, 11, 28);

/** Facts of the child's way after admission, so that their limits run: most in time, a few late. All of it made up. */
export class DemoWay {
  private readonly uow: UnitOfWork;
  private readonly files: CaseFileService;
  private readonly stays: StayService;
  private readonly absences: StayAbsenceService;
  private readonly boards: BoardService;
  private readonly sheets: AdmissionSheetService;
  private readonly families: FamiliesService;
  private readonly placed: PlacedService;
  private readonly calls: PresenceService;
  private readonly reviews: ReviewService;
  private readonly assessments: AssessmentService;
  private readonly plans: PlanService;
  private readonly services: ReintegrationService;
  private readonly family: FamilyService;
  private readonly relatives: RelativesService;
  private readonly tracing: TracingService;
  private readonly links: VerificationService;
  private readonly interests: BestInterestsService;
  private readonly care: DurableCareService;
  private readonly ages: AgeAssessmentService;
  private readonly acts: ActsService;
  private readonly ageSteps: AgeStepService;
  private readonly ageTellings: AgeTellingService;
  private readonly referrals: ReferralsService;
  private readonly tasks: TasksService;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly actor: Actor,
    private readonly now: number,
  ) {
    const get = <T>(service: new (...args: never[]) => T): T => app.get(service, { strict: false });
    this.uow = get(UnitOfWork);
    this.files = get(CaseFileService);
    this.stays = get(StayService);
    this.absences = get(StayAbsenceService);
    this.boards = get(BoardService);
    this.sheets = get(AdmissionSheetService);
    this.families = get(FamiliesService);
    this.placed = get(PlacedService);
    this.calls = get(PresenceService);
    this.reviews = get(ReviewService);
    this.assessments = get(AssessmentService);
    this.plans = get(PlanService);
    this.services = get(ReintegrationService);
    this.family = get(FamilyService);
    this.relatives = get(RelativesService);
    this.tracing = get(TracingService);
    this.links = get(VerificationService);
    this.interests = get(BestInterestsService);
    this.care = get(DurableCareService);
    this.ages = get(AgeAssessmentService);
    this.acts = get(ActsService);
    this.ageSteps = get(AgeStepService);
    this.ageTellings = get(AgeTellingService);
    this.referrals = get(ReferralsService);
    this.tasks = get(TasksService);
  }

  /** Those still in care by the register: searched for and planned at the time, reviewed each month since the limit holds; two have not been for six weeks. */
  async followTheRegister(): Promise<number> {
    const inCare = await this.uow.read(this.actor.scope, () =>
      this.uow.query<{ id: string; admitted: Date }>(
        `select c.id, s.admitted_at as admitted from child_case c join stay s on s.case_id = c.id and s.discharged_at is null where c.register_number is not null order by c.register_number`,
      ),
    );
    for (const [index, { id, admitted }] of inCare.entries()) {
      await this.sheet(id, admitted.getTime() + DAY);
      await this.traced(id, admitted.getTime() + 3 * DAY, 'child-interview');
      await this.planned(id, admitted.getTime() + 9 * DAY);
      for (let at = FIRST_REVIEW; at < this.now; at += QUARTER) await this.assessed(id, at);
      const last = this.now - (index < 2 ? 42 : 6) * DAY;
      const reviews = Math.max(0, Math.ceil((last - FIRST_REVIEW) / EVERY));
      for (let before = reviews; before >= 0; before -= 1) await this.reviewed(id, last - before * EVERY, 'family-not-found');
    }
    return inCare.length;
  }

  /** Nine days in the centre: the plan in time, and nobody has begun to look for the family. */
  async notSearchedFor(): Promise<void> {
    const id = await this.admitted(9, 'male', 13);
    await this.planned(id, this.now - 4 * DAY);
  }

  /** Seven weeks in the centre: the mother searched for across the border, and no step for a month; the grandmother found and met. */
  async searchedAcrossTheBorder(): Promise<void> {
    const id = await this.admitted(49, 'female', 12);
    await this.planned(id, this.now - 40 * DAY);
    await lifeInCare(this.app, this.actor, id, this.now);
    const mother = await this.relative(id, { relationship: 'mother', carer: 'lawful', life: 'unknown', country: 'NE', village: 'Village d’exemple', name: 'Mère (exemple)' });
    const grandmother = await this.relative(id, { relationship: 'grandparent', carer: 'in-fact', life: 'alive', region: 'gao', name: 'Grand-mère (exemple)' });
    await this.traced(id, this.now - 46 * DAY, 'child-interview');
    const across = await this.searched(id, mother, this.now - 45 * DAY, { priority: 'urgent', partner: 'icrc', country: 'NE', reference: 'EXEMPLE-0001' });
    await this.stepped(id, across, this.now - 38 * DAY, { action: 'partner-asked', actor: 'red-cross', result: 'awaited' });
    const near = await this.searched(id, grandmother, this.now - 45 * DAY, { priority: 'normal' });
    await this.stepped(id, near, this.now - 30 * DAY, { action: 'relative-visited', actor: 'case-worker', result: 'met' });
    await this.heard(id, grandmother, 'child', this.now - 27 * DAY);
    await this.tracing.close(this.actor, id, { request: near, at: day(this.now - 29 * DAY), outcome: 'found', remark: 'Exemple : la grand-mère a été rencontrée chez elle.' });
    await this.reviewed(id, this.now - 20 * DAY, 'link-not-verified');
  }

  private async relative(caseId: string, known: Omit<RecordRelativeRequest, 'id'>): Promise<string> {
    const id = randomUUID();
    await this.relatives.record(this.actor, caseId, { id, ...known });
    return id;
  }

  private async searched(caseId: string, relative: string, at: number, how: Pick<OpenTracingRequest, 'priority' | 'partner' | 'country' | 'reference'>): Promise<string> {
    const id = randomUUID();
    await this.tracing.open(this.actor, caseId, { id, relative, at: day(at), ...how });
    return id;
  }

  private async stepped(caseId: string, request: string, at: number, step: { action: string; actor: string; result: string }): Promise<void> {
    await this.family.recordTracing(this.actor, caseId, { id: randomUUID(), at: day(at), request, ...step });
  }

  /** Back with an uncle for a month after a mediation; and with a foster family for good since nobody was found, the review overdue. */
  async placedForGood(): Promise<void> {
    const home = await this.admitted(80, 'male', 15);
    await this.planned(home, this.now - 70 * DAY);
    const uncle = await this.relative(home, { relationship: 'aunt-uncle', carer: 'in-fact', life: 'alive', region: 'gao', village: 'Village d’exemple', name: 'Oncle (exemple)' });
    await this.traced(home, this.now - 76 * DAY, 'contact-made');
    await this.heard(home, uncle, 'child', this.now - 60 * DAY);
    await this.heard(home, uncle, 'relative', this.now - 58 * DAY);
    await this.links.verify(this.actor, home, { id: randomUUID(), relative: uncle, at: day(this.now - 57 * DAY), result: 'verified' });
    await this.reviewed(home, this.now - 52 * DAY, 'family-not-ready');
    await this.care.prepare(this.actor, home, {
      id: randomUUID(), at: day(this.now - 45 * DAY), kind: 'mediation', relative: uncle, met: ['relatives', 'village-chief'], outcome: 'agreement', account: 'Exemple : le chef se porte garant.',
    });
    await this.interests.assess(this.actor, home, {
      id: randomUUID(), at: day(this.now - 44 * DAY), relative: uncle, childWish: 'favourable', familyWish: 'favourable', safety: 'favourable', careCapacity: 'mixed', community: 'favourable', schooling: 'mixed', recruitmentRisk: 'mixed',
    });
    await this.family.ask(this.actor, home, { id: randomUUID(), at: day(this.now - 44 * DAY) });
    await this.family.decide(this.actor, home, { at: day(this.now - 40 * DAY), decision: 'in-favour', body: 'panel', reasons: 'Exemple : lien vérifié, oncle prêt.' });
    await this.stays.discharge(this.actor, home, { at: day(this.now - 34 * DAY), destination: 'extended-family', region: 'gao', relative: uncle });
    await this.services.recordVisit(this.actor, home, { id: randomUUID(), at: day(this.now - 29 * DAY), outcome: 'well' });

    const foster = await this.admitted(150, 'female', 14);
    await this.stays.discharge(this.actor, foster, { at: day(this.now - 125 * DAY), destination: 'foster-family', region: 'gao' });
    await this.care.decide(this.actor, foster, { id: randomUUID(), at: day(this.now - 110 * DAY), form: 'foster-long-term', reason: 'no-family-found', account: 'Exemple : deux recherches sans résultat ; elle veut rester.' });
  }

  private async heard(caseId: string, relative: string, side: 'child' | 'relative', at: number): Promise<void> {
    await this.links.hear(this.actor, caseId, { id: randomUUID(), relative, side, at: day(at), result: 'agrees', photo: 'recognised', documents: ['family-photo'], answers: 'Exemple : noms des frères et sœurs, la maison, le puits.' });
  }

  private async admissionSheet(id: string): Promise<void> {
    const admission = (await this.acts.list(this.actor, id)).makeable.find(({ kind }) => kind === 'admission');
    if (admission === undefined) return;
    await this.acts.issue(this.actor, id, {
      id: randomUUID(), kind: 'admission', factId: admission.factId, circumstances: 'Exemple : fatigué, sans blessure ; demande à appeler sa mère.', items: 'Exemple : un sac, une couverture.',
    });
  }

  /** Five weeks in the centre: age concluded, family found; the review a day late, the decision on return two days overdue. */
  async waitingToReturn(): Promise<void> {
    const id = await this.admitted(35, 'male', 16);
    await this.doubted(id, this.now - 33 * DAY);
    await this.ageSteps.document(this.actor, id, { id: randomUUID(), at: day(this.now - 31 * DAY), document: 'vaccination-card', credibility: 'doubtful', ageLow: 15, ageHigh: 16, account: 'Exemple : carnet recopié, date de la première dose lisible.' });
    await this.ageSteps.interview(this.actor, id, { id: randomUUID(), at: day(this.now - 30 * DAY), kind: 'testimony', account: 'Exemple : la famille situe la naissance par rapport à une fête.' });
    await this.ages.conclude(this.actor, id, {
      at: day(this.now - 27 * DAY), ageLow: 15, ageHigh: 17, professions: ['psychologist', 'health-worker'], reasons: 'Exemple : entretien, carnet de vaccination.',
    });
    await this.ageTellings.tell(this.actor, id, { id: randomUUID(), at: day(this.now - 26 * DAY), language: 'songhay', answer: 'accepts', account: 'Exemple : expliqué par la psychologue, en songhay.' });
    await this.assessed(id, this.now - 25 * DAY);
    await this.traced(id, this.now - 31 * DAY, 'community-asked');
    await this.planned(id, this.now - 24 * DAY);
    const aunt = await this.relative(id, { relationship: 'aunt-uncle', carer: 'in-fact', life: 'alive', region: 'gao', village: 'Village d’exemple', name: 'Tante (exemple)', contact: 'numéro d’exemple' });
    await this.heard(id, aunt, 'child', this.now - 20 * DAY);
    await this.heard(id, aunt, 'relative', this.now - 18 * DAY);
    await this.traced(id, this.now - 17 * DAY, 'link-verified');
    await this.links.verify(this.actor, id, { id: randomUUID(), relative: aunt, at: day(this.now - 17 * DAY), result: 'verified', remark: 'Exemple : les réponses concordent.' });
    await this.interests.assess(this.actor, id, {
      id: randomUUID(), at: day(this.now - 16 * DAY), relative: aunt, childWish: 'favourable', childWishRemark: 'Exemple : il veut rentrer avant la fête.', familyWish: 'favourable', safety: 'mixed',
      safetyRemark: 'Exemple : route peu sûre.', careCapacity: 'mixed', community: 'favourable', schooling: 'favourable', recruitmentRisk: 'mixed', recruitmentRiskRemark: 'Exemple : un cousin encore avec le groupe.',
    });
    await this.family.ask(this.actor, id, { id: randomUUID(), at: day(this.now - 16 * DAY) });
    await this.reviewed(id, this.now - 3 * DAY, 'family-not-ready');
    await this.admissionSheet(id);
    await this.referred(id);
  }

  /** To an organisation with accounts, which has not answered in time; and to a one-stop centre without any, which has accepted and owes its feedback. */
  private async referred(id: string): Promise<void> {
    const told = { purpose: 'care' as const, sections: ['child' as const], overrideReason: 'Exemple : démonstration sans consentement recueilli.' };
    const toCentre = randomUUID();
    const [owner] = await this.uow.read(this.actor.scope, () => this.uow.query<{ id: string }>(`select id from app_user where email = 'centre@demo.invalid'`));
    if (owner !== undefined) {
      await this.tasks.give(this.actor, id, {
        id: randomUUID(), kind: 'civil-document', what: 'Exemple : demander un jugement supplétif d’acte de naissance.', assigneeId: owner.id, dueOn: day(this.now + 20 * DAY),
      });
    }
    await this.referrals.send(this.actor, id, { id: randomUUID(), at: day(this.now - 4 * DAY), partner: 'demo-ngo-gao', service: 'schooling', message: 'Exemple : souhaite reprendre l’école.', ...told });
    await this.referrals.send(this.actor, id, { id: toCentre, at: day(this.now - 12 * DAY), partner: 'demo-one-stop-gao', service: 'medical-care', ...told });
    await this.referrals.answer(this.actor, id, toCentre, { at: day(this.now - 11 * DAY), answer: 'accepted', saidBy: 'Exemple : accueil du centre.' });
  }

  async doubted(id: string, at: number): Promise<void> {
    await this.ages.raise(this.actor, id, { id: randomUUID(), at: new Date(at).toISOString(), doubter: 'authority', ground: 'no-document' });
  }

  /** The centre of Gao with as many places as it has girls, and some for boys; at night one more girl comes. The numbers are made up. */
  async fullForGirls(): Promise<void> {
    const { present } = await this.boards.board(this.actor, 'gao');
    const girls = present.filter(({ sex }) => sex === 'female').length;
    const groups = [
      { sex: 'female' as const, ageFrom: 0, ageTo: 17, places: girls },
      { sex: 'male' as const, ageFrom: 0, ageTo: 13, places: present.length },
      { sex: 'male' as const, ageFrom: 14, ageTo: 17, places: present.length },
    ];
    await this.boards.setPlaces(this.actor, 'gao', { effectiveFrom: day(this.now), groups });
    const id = randomUUID();
    const at = (hours: number): string => new Date(this.now - hours * HOUR).toISOString();
    await this.files.open(this.actor, { id, entry: 'escape', occurredAt: at(9), region: 'gao', centre: 'gao', sex: 'female', ageYears: 13, agePrecision: 'approximate' });
    await this.stays.admit(this.actor, id, { id: randomUUID(), at: at(7), kind: 'centre', centre: 'gao', emergency: 'Arrivée de nuit, sans autre lieu sûr (démonstration)' });
  }

  /** The day of the centre of Gao: all are called but the last; then a boy is found to have left in the night. */
  async dayOfTheCentre(): Promise<void> {
    const id = await this.admitted(9, 'male', 15);
    const { children, day: today, version } = await this.calls.today(this.actor, 'gao');
    const marks = children.map(({ stay, caseId }, index) => (index % 9 === 4 && caseId !== id ? { stay, state: 'on-leave' as const, reason: 'health-care', until: day(this.now + 2 * DAY) } : { stay, state: 'present' as const }));
    await this.calls.take(this.actor, 'gao', today, { seen: version, marks: marks.slice(0, -1) });
    await this.absences.record(this.actor, id, { id: randomUUID(), at: new Date(this.now - 6 * HOUR).toISOString(), remark: 'Exemple : parti avant l’aube, sans ses affaires (démonstration).' });
  }

  /** Three foster families of Gao: one with a child, visited in time; one with room; one that nobody has vetted yet. Their names are made up. */
  async withFamilies(): Promise<void> {
    const home = await this.hosted({ carers: 'Famille Exemple Un', village: 'Quartier Exemple', phone: '00 00 00 00' }, 40, { places: 2, sex: 'any', ageFrom: 6, ageTo: 15 });
    await this.hosted({ carers: 'Famille Exemple Deux' }, 25, { places: 1, sex: 'female', ageFrom: 10, ageTo: 17 });
    await this.hosted({ carers: 'Famille Exemple Trois' }, 6);
    const id = randomUUID();
    const at = (days: number): string => new Date(this.now - days * DAY).toISOString();
    await this.files.open(this.actor, { id, entry: 'community', occurredAt: at(21), region: 'gao', sex: 'male', ageYears: 9, agePrecision: 'approximate' });
    await this.stays.admit(this.actor, id, { id: randomUUID(), at: at(20), kind: 'foster-family', family: home });
    await this.sheet(id, this.now - 19.9 * DAY);
    await this.services.recordService(this.actor, id, { id: randomUUID(), service: 'medical-care', at: at(19.5) });
    await this.services.recordService(this.actor, id, { id: randomUUID(), service: 'psychosocial-support', at: at(18) });
    await this.traced(id, this.now - 17 * DAY, 'child-interview');
    await this.planned(id, this.now - 12 * DAY);
    await this.placed.visit(this.actor, id, { id: randomUUID(), at: at(9), outcome: 'well', childHeard: true, remark: 'Exemple : dort bien, va au puits avec les autres enfants.' });
    await this.placed.pay(this.actor, id, { id: randomUUID(), amount: 15_000, from: day(this.now - 20 * DAY), to: day(this.now - 6 * DAY), paidOn: day(this.now - 5 * DAY) });
  }

  private async hosted(names: { carers: string; village?: string; phone?: string }, days: number, terms?: FamilyTerms): Promise<string> {
    const asked = day(this.now - days * DAY);
    const { code } = await this.families.register(this.actor, { id: randomUUID(), region: 'gao', askedOn: asked, ...names });
    if (terms === undefined) return code;
    await this.families.train(this.actor, code, { id: randomUUID(), topic: 'safeguarding', heldOn: asked });
    await this.families.vet(this.actor, code, { id: randomUUID(), step: 'vetted', onDay: day(this.now - (days - 4) * DAY), words: 'Exemple : visite du domicile par deux agents.', ...terms });
    return code;
  }

  private async admitted(days: number, sex: 'male' | 'female', ageYears: number): Promise<string> {
    const id = randomUUID();
    const at = this.now - days * DAY;
    const later = (hours: number): string => new Date(at + hours * HOUR).toISOString();
    await this.files.open(this.actor, { id, entry: 'escape', occurredAt: later(-2), region: 'gao', centre: 'gao', sex, ageYears, agePrecision: 'approximate' });
    await this.stays.admit(this.actor, id, { id: randomUUID(), at: later(0), kind: 'centre', centre: 'gao' });
    await this.sheet(id, at + 3 * HOUR);
    await this.services.recordService(this.actor, id, { id: randomUUID(), service: 'medical-care', at: later(4) });
    await this.services.recordService(this.actor, id, { id: randomUUID(), service: 'psychosocial-support', at: later(30) });
    return id;
  }

  private async sheet(id: string, at: number): Promise<void> {
    await this.sheets.fill(this.actor, id, {
      at: new Date(at).toISOString(), health: ['wound', 'distress'], healthWords: 'Exemple : fatigué, plaie au pied.', needs: ['food', 'hygiene', 'family-contact'], belongings: 'Exemple : un sac, une couverture.',
      riskLevel: 'medium', risks: ['re-recruitment'], language: 'songhay', diet: ['halal'],
    });
  }

  private async traced(id: string, at: number, action: string): Promise<void> {
    await this.family.recordTracing(this.actor, id, { id: randomUUID(), at: day(at), action });
  }

  private async planned(id: string, at: number): Promise<void> {
    await this.plans.record(this.actor, id, { id: randomUUID(), at: day(at), goals: 'Exemple : reprendre l’école, revoir sa famille.', childAgreed: true });
  }

  private async assessed(id: string, at: number): Promise<void> {
    await this.assessments.record(this.actor, id, {
      id: randomUUID(), at: day(at), safety: 3, health: 4, psychosocial: 3, education: 2, livelihood: 2, family: 2, community: 3,
      strengths: 'Exemple : aime apprendre, aide les plus petits.', needs: 'Exemple : sa famille lui manque.',
    });
  }

  private async reviewed(id: string, at: number, reason: string): Promise<void> {
    await this.reviews.review(this.actor, id, { id: randomUUID(), at: day(at), outcome: 'continues', reason });
  }
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
