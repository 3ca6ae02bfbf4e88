import { randomUUID } from 'node:crypto';
import type { Role } from '../../src/access/index.js';
import { type Situation, SITUATIONS } from '../../src/access/matrix.vocabulary.js';
import { ROLES } from '../../src/access/roles.vocabulary.js';
import type { Answer, Caller } from './caller.js';
import { vettedFamily } from './families.js';
import { PICTURE } from './picture.js';
import { World } from './world.js';

/** A child of the stage: where it stands, and a word of its own in every field that could give it away. */
export interface StagedChild {
  readonly situation: Situation;
  readonly id: string;
  readonly words: Record<Planted, string>;
  /** Of these words, those that were told to the system. */
  readonly told: Set<Planted>;
  /** Ids of what stands beside the case: a document, a consent, a sharing, a printed act where there is a fact for one. */
  readonly parts: { readonly documentId: string; readonly consentId: string; readonly sharingId: string; readonly actId: string; readonly relativeId: string; readonly searchId: string; deadlineId: string };
  code: string;
  version: number;
}
export const PLANTED = ['name', 'note', 'register-number', 'place', 'operation', 'service-detail', 'acknowledgement', 'relatives', 'village', 'contact', 'documents', 'sharing'] as const;
export type Planted = (typeof PLANTED)[number];

export const NOW = '2026-03-10T08:00:00.000Z';
const at = (minutes: number): string => new Date(Date.parse('2026-03-10T06:00:00.000Z') + minutes * 60_000).toISOString();
const FAMILY = 'Zzfamilleaccueil Essai';
const UNIT = 'Unité A';
const OTHER_UNIT = 'Unité B';
const POSTS: Partial<Record<Role, object>> = {
  'security-liaison': { unit: UNIT },
  'centre-worker': { centre: 'gao' },
  'centre-manager': { centre: 'gao' },
  'case-worker': { region: 'gao' },
  'regional-officer': { region: 'gao' },
};

/** One person of every role at the posts of the matrix, and one child in every situation, brought there by the people whose work it is. */
export class Stage {
  readonly children = new Map<Situation, StagedChild>();
  /** The foster family of the child who is with one. */
  family = '';

  private constructor(
    readonly world: World,
    readonly people: Record<Role, Caller>,
    private readonly others: Record<'liaison' | 'centre' | 'mopti' | 'officer' | 'ministry', Caller>,
  ) {}

  static async build(options: { env?: Record<string, string>; logs?: (line: string) => void } = {}): Promise<Stage> {
    const world = await World.create({ now: NOW, ...options });
    for (const unit of [UNIT, OTHER_UNIT]) await world.unitId(unit); // before anybody reads the units, which are then remembered
    const people = Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await world.person(role, POSTS[role])]))) as Record<Role, Caller>;
    const stage = new Stage(world, people, {
      liaison: await world.person('security-liaison', { unit: OTHER_UNIT }),
      centre: await world.person('centre-worker', { centre: 'kidal' }),
      mopti: await world.person('centre-worker', { centre: 'mopti' }),
      officer: await world.person('regional-officer', { region: 'kidal' }),
      ministry: await world.person('national-officer'),
    });
    stage.family = await vettedFamily(people['regional-officer'], { places: 12, carers: FAMILY });
    for (const situation of Object.keys(SITUATIONS) as Situation[]) await stage.bring(situation);
    // One that waits: of a second the answer is the same whoever asks.
    await people['centre-worker'].post('/api/centres/gao/shifts', { id: randomUUID(), note: 'La nuit fut calme.' });
    return stage;
  }

  /** Somebody of another region who may open an emergency access to a child of Gao; and one for the child of the other region. */
  get strangers(): { readonly ofGao: Caller; readonly ofKidal: Caller } {
    return { ofGao: this.others.officer, ofKidal: this.others.mopti };
  }

  /** An officer of the Ministry who is not the one who asks in the tests. */
  get colleague(): Caller {
    return this.others.ministry;
  }

  child(situation: Situation): StagedChild {
    const child = this.children.get(situation);
    if (child === undefined) throw new Error(`no child is ${situation}`);
    return child;
  }

  /** One more child in a situation. */
  async bring(situation: Situation): Promise<StagedChild> {
    const id = randomUUID();
    const child: StagedChild = {
      situation, id, words: wordsFor(id), code: '', version: 0,
      told: new Set<Planted>(['name', 'note', 'register-number', 'place', 'operation', 'relatives', 'village', 'contact', 'documents', 'sharing']),
      parts: { documentId: randomUUID(), consentId: randomUUID(), sharingId: randomUUID(), actId: randomUUID(), relativeId: randomUUID(), searchId: randomUUID(), deadlineId: '' },
    };
    await this.steps(child)[situation]();
    await this.issueAct(child);
    await this.world.sql('update child_case set register_number = $2 where id = $1', [id, child.words['register-number']]);
    await this.refresh(child);
    this.children.set(situation, child);
    return child;
  }

  async refresh(child: StagedChild): Promise<void> {
    const [row] = await this.world.sql<{ code: string; version: number }>('select code, version from child_case where id = $1', [child.id]);
    if (row === undefined) throw new Error(`the child that should be ${child.situation} was not written`);
    Object.assign(child, row);
    const [deadline] = await this.world.sql<{ id: string }>(`select id from deadline where case_id = $1 and rule_code not like 'consent-%' order by due_at, id limit 1`, [child.id]);
    child.parts.deadlineId = deadline?.id ?? '';
  }

  /** Writes an alert about the child's first deadline to somebody, and somebody else's answer to it. */
  async alert(child: StagedChild, to: Caller): Promise<string> {
    const [alert] = await this.world.sql<{ id: string }>(
      `insert into alert (deadline_id, case_id, case_code, rule_id, due_at, step, step_kind, step_at, recipient_id, number, created_at)
       select d.id, d.case_id, c.code, d.rule_id, d.due_at, 0, 'opened', d.starts_at, $2, (select coalesce(max(number), 0) + 1 from alert where recipient_id = $2), $3
         from deadline d join child_case c on c.id = d.case_id where d.case_id = $1 order by d.due_at limit 1 returning id`,
      [child.id, to.userId, NOW],
    );
    if (alert === undefined) throw new Error(`the child who is ${child.situation} has no deadline`);
    return alert.id;
  }

  /** A document, a consent and a sharing, recorded by the Ministry. */
  private async addParts({ id, words, parts, situation }: StagedChild): Promise<void> {
    const { ministry } = this.others;
    const about = encodeURIComponent(JSON.stringify({ id: parts.documentId, kind: 'attachment', name: `${words.documents}.png`, description: words.documents }));
    const version = { version: await this.versionOf(id) };
    const answers = [
      await ministry.post(`/api/cases/${id}/documents`, PICTURE, { headers: { 'document-about': about } }),
      await ministry.post(`/api/cases/${id}/consents`, {
        id: parts.consentId, purpose: 'sharing', recipient: 'icrc', giver: 'parent', giverName: words.relatives, agreed: true, sections: ['situation'], language: 'french', manner: 'spoken',
        at: '2026-03-10', remark: words.note,
      }, version),
      await ministry.post(`/api/cases/${id}/sharings`, {
        id: parts.sharingId, partner: 'icrc', purpose: 'tracing', sections: ['situation', 'child', 'identity', 'custody', 'care', 'reintegration'], remark: words.note,
        overrideReason: words.sharing,
      }, version),
    ];
    const refused = answers.find(({ status }) => status !== 201);
    if (refused !== undefined) throw new Error(`beside the child who is to be ${situation}: ${JSON.stringify(refused.body)}`);
  }

  /** Of the first fact that makes one; a child who is still held has none. */
  private async issueAct({ id, words, parts }: StagedChild): Promise<void> {
    const { ministry } = this.others;
    const [fact] = (await ministry.get<{ makeable: { kind: string; factId: string }[] }>(`/api/cases/${id}/acts`)).body.makeable;
    if (fact === undefined) return;
    const answer = await ministry.post(`/api/cases/${id}/acts`, { id: parts.actId, ...fact, at: undefined, circumstances: words.note, firstSigner: words.relatives });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  }

  private async versionOf(id: string): Promise<number> {
    const [row] = await this.world.sql<{ version: number }>('select version from child_case where id = $1', [id]);
    return row?.version ?? 0;
  }

  private steps(child: StagedChild): Record<Situation, () => Promise<void>> {
    const { people, others } = this;
    const centre = people['centre-worker'];
    const officer = people['regional-officer'];
    const { words } = child;
    const remark = words.note;
    const say = async (who: Caller, method: 'POST' | 'PUT', path: string, body: object): Promise<void> => {
      const answer: Answer = await who.send(method, `/api/cases/${child.id}/${path}`, body, { version: await this.versionOf(child.id) });
      if (answer.status >= 300) throw new Error(`${path} to be ${child.situation}: ${JSON.stringify(answer.body)}`);
    };
    const notify = async (who: Caller, region: string): Promise<void> => {
      const answer = await who.post('/api/captures', {
        id: child.id, kind: 'capture', startedAt: at(0), region, placeText: words.place, operation: words.operation, authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'stated',
        condition: 'tired', remark,
      });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      await say(others.ministry, 'PUT', 'identity', {
        given: words.name, family: words.name, other: words.name, father: words.relatives, mother: words.relatives, village: words.village, contact: words.contact,
        relatives: [{ name: words.relatives, relation: words.relatives, contact: words.contact }],
      });
      await this.addParts(child);
    };
    const offer = (from: Caller, to: string): Promise<void> => say(from, 'POST', 'handover', { id: randomUUID(), at: at(10), centre: to, remark });
    /** Once the child is out of custody: somebody of the family. */
    const knowRelative = (who: Caller): Promise<void> => say(who, 'POST', 'relatives', {
      id: child.parts.relativeId, relationship: 'aunt-uncle', carer: 'none', life: 'alive', region: 'gao', name: words.relatives, village: words.village, contact: words.contact, remark,
    });
    const accept = async (who: Caller): Promise<void> => {
      await say(who, 'POST', 'handover/accept', { at: at(20), remark });
      await knowRelative(who);
    };
    const admit = async (who: Caller, where: object, minutes = 30): Promise<void> => {
      await say(who, 'POST', 'stay/admit', { id: randomUUID(), at: at(minutes), kind: 'centre', remark, ...where });
      child.told.add('service-detail');
      await say(who, 'POST', 'services', { id: randomUUID(), service: 'food', at: at(minutes), detail: words['service-detail'], remark });
    };
    const assign = (): Promise<void> => say(officer, 'PUT', 'assignment', { userId: people['case-worker'].userId });
    const leave = (who: Caller, destination: string): Promise<void> => say(who, 'POST', 'stay/discharge', { at: at(40), destination, region: 'gao', remark });
    const doubtAge = (who: Caller): Promise<void> => say(who, 'POST', 'age-assessment', { id: randomUUID(), at: at(35), doubter: 'authority', ground: 'appearance', remark });
    /** What a conclusion rests on, and what comes before an examination. */
    const stepOnAge = (who: Caller): Promise<void> => say(who, 'POST', 'age-assessment/interviews', { id: randomUUID(), at: at(36), kind: 'interview', account: remark });
    /** With what the decision rests on. */
    const askForDecision = async (): Promise<void> => {
      await say(centre, 'POST', 'best-interests', {
        id: randomUUID(), at: at(35), relative: child.parts.relativeId, childWish: 'favourable', childWishRemark: remark, familyWish: 'mixed', safety: 'mixed', careCapacity: 'mixed', community: 'mixed', schooling: 'mixed',
        recruitmentRisk: 'not-known', unverifiedReason: 'cannot-wait', unverifiedRemark: words.relatives,
      });
      await say(centre, 'POST', 'reunification', { id: randomUUID(), at: at(35), remark });
    };
    /** Both sides heard, and the link found to hold. */
    const verifyLink = async (): Promise<void> => {
      for (const side of ['child', 'relative']) {
        await say(centre, 'POST', 'relatives/statements', { id: randomUUID(), relative: child.parts.relativeId, side, at: at(33), result: 'agrees', photo: 'recognised', documents: ['family-photo'], answers: words.relatives });
      }
      await say(centre, 'POST', 'preparations', { id: randomUUID(), relative: child.parts.relativeId, at: at(34), kind: 'family', met: ['relatives'], outcome: 'ready', account: words.relatives });
      await say(centre, 'POST', 'relatives/verifications', { id: randomUUID(), relative: child.parts.relativeId, at: at(34), result: 'verified', remark });
    };
    /** One of each fact that is written beside a stay. */
    const follow = async (): Promise<void> => {
      await say(centre, 'POST', 'tracing-requests', { id: child.parts.searchId, relative: child.parts.relativeId, at: at(31), priority: 'urgent', partner: 'icrc', country: 'NE', reference: words.relatives, remark });
      await say(centre, 'POST', 'tracing-actions', { id: randomUUID(), at: at(32), action: 'community-asked', request: child.parts.searchId, actor: 'red-cross', result: 'lead', remark });
      await say(centre, 'POST', 'plans', { id: randomUUID(), at: at(33), goals: remark, childAgreed: false, whyNot: words['service-detail'] });
      await say(centre, 'POST', 'assessments', { id: randomUUID(), at: at(33), safety: 2, health: 3, psychosocial: 2, education: 1, livelihood: 1, family: 3, community: 2, strengths: remark, needs: remark });
      await say(centre, 'POST', 'stay/reviews', { id: randomUUID(), at: at(34), outcome: 'continues', reason: 'danger', remark });
    };
    const held = (): Promise<void> => notify(people['security-liaison'], 'gao');
    const offered = async (): Promise<void> => {
      await held();
      await offer(people['security-liaison'], 'gao');
    };
    const handedOver = async (): Promise<void> => {
      await offered();
      await accept(centre);
    };
    const inCare = async (): Promise<void> => {
      await handedOver();
      await admit(centre, { centre: 'gao' });
    };
    const placed = async (): Promise<void> => {
      await inCare();
      await assign();
      await leave(centre, 'family');
      await say(centre, 'POST', 'visits', { id: randomUUID(), at: at(50), outcome: 'well', remark });
    };
    const askedToClose = async (): Promise<void> => {
      await placed();
      await say(others.ministry, 'POST', 'alternative-care', { id: randomUUID(), at: at(51), form: 'other', reason: 'danger', account: words.relatives });
      await say(others.ministry, 'POST', 'alternative-care/reviews', { id: randomUUID(), at: at(52), outcome: 'continues', remark });
      await askForDecision();
      await say(others.ministry, 'POST', 'closure/request', { reason: 'reintegrated', confirmed: [], remark });
    };
    const elsewhere = async (): Promise<void> => {
      await notify(others.liaison, 'kidal');
      await offer(others.liaison, 'kidal');
      await accept(others.centre);
      await admit(others.centre, { centre: 'kidal' });
    };
    return {
      held,
      transferred: async () => {
        await held();
        const unitId = await this.world.unitId(OTHER_UNIT);
        await say(officer, 'POST', 'custody/transfer', { at: at(10), authority: 'FAMA', unitId, region: 'gao', placeText: words.place, remark });
        await doubtAge(officer);
        await stepOnAge(officer);
      },
      offered,
      'handed-over': handedOver,
      'in-care': async () => {
        await inCare();
        await follow();
        await verifyLink();
        await doubtAge(centre);
        await stepOnAge(centre);
        await askForDecision();
        await assign();
      },
      placed,
      'closure-asked': askedToClose,
      closed: async () => {
        await askedToClose();
        await say(officer, 'POST', 'closure/approve', { remark });
      },
      foster: async () => {
        await held();
        await say(officer, 'POST', 'custody/release', { at: at(10), kind: 'released', remark });
        await knowRelative(officer);
        await admit(officer, { kind: 'foster-family', family: this.family });
      },
      'handed-on': async () => {
        await inCare();
        await leave(centre, 'other-centre');
        await admit(others.ministry, { centre: 'mopti' }, 50);
      },
      'other-centre': elsewhere,
      'other-region': () => notify(others.liaison, 'kidal'),
    };
  }
}

/** Words that occur nowhere else: what is found in an answer can only have come from this child. */
function wordsFor(id: string): Record<Planted, string> {
  const letters = id.replaceAll('-', '').slice(0, 10).replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? 'q');
  return Object.fromEntries(PLANTED.map((field) => [field, `Zz${field.replaceAll('-', '').slice(0, 6)}${letters}`])) as Record<Planted, string>;
}
