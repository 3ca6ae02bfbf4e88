import type { Actor } from '../../src/access/index.js';
import type { Precision, Told } from './history.js';
import { type Office, REGIONS } from './office.js';
import type { Random } from './random.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Something that a person tells the system, and the facts of the child that the system then knows. */
export interface Act {
  readonly child: string;
  readonly kind: string;
  /** When it is told, in true time. */
  readonly at: number;
  readonly by: (office: Office) => Actor;
  readonly tell: (office: Office, actor: Actor) => Promise<unknown>;
  /** @param now what the application's clock says when it is told */
  readonly facts: (before: readonly Told[], now: number) => readonly Told[];
}

type Numbered = 'offer' | 'stay' | 'placement';
const BEGINNING: Readonly<Record<Numbered, string>> = { offer: 'handover.offered', stay: 'stay.admitted', placement: 'placement.started' };

function count(of: Numbered, facts: readonly Told[]): number {
  return facts.filter(({ kind }) => kind === BEGINNING[of]).length;
}

function last(of: Numbered, facts: readonly Told[]): string {
  return `${of} ${String(count(of, facts))}`;
}

function begin(of: Numbered, time: Written, facts: readonly Told[]): Told {
  return { kind: BEGINNING[of], subject: `${of} ${String(count(of, facts) + 1)}`, ...timeOf(time) };
}

/** A time as a person writes it down: to the minute, or only the day. */
interface Written {
  readonly text: string;
  readonly at: number;
  readonly precision: Precision;
}

/** A fact about the custody, or about the offer, stay or placement that came last. */
const add = (kind: string, of: Numbered | 'custody', time: Written) => (before: readonly Told[]): readonly Told[] => [...before, { kind, subject: of === 'custody' ? of : last(of, before), ...timeOf(time) }];

/** The whole life of one made-up child in the system, drawn beforehand: what happened when, and when who told it. */
export class Life {
  readonly acts: Act[] = [];
  /** True time up to which the child's story has been told. */
  private told = 0;
  private happened: number;
  private place: number;

  constructor(
    readonly child: string,
    begins: number,
    private readonly random: Random,
  ) {
    this.happened = minute(begins);
    this.place = random.whole(0, REGIONS.length - 1);
    this.captured();
  }

  private get region(): string {
    return REGIONS[this.place] ?? REGIONS[0];
  }

  private captured(): void {
    const { random, child } = this;
    const precision: Precision = random.chance(0.8) ? 'minute' : random.chance(0.9) ? 'day' : 'month';
    const started = write(this.happened, precision);
    const delay = random.chance(0.7) ? random.between(5 * MINUTE, 12 * HOUR) : random.chance(0.7) ? random.between(12 * HOUR, 3 * DAY) : random.between(3 * DAY, 20 * DAY);
    const { region, place } = this;
    this.say('notify', delay, (office) => office.people.actor('security-liaison', place), (office, actor) =>
      office.custody.notify(actor, { id: child, kind: random.chance(0.5) ? 'capture' : 'arrest', startedAt: started.text, region, authority: 'FAMA', sex: 'unknown', agePrecision: 'unknown' }),
    (before, now) => [...before, { kind: 'custody.started', subject: 'custody', ...timeOf(started) }, { kind: 'custody.notified', subject: 'custody', at: now, precision: 'minute' }]);
    if (random.chance(0.2)) this.corrected(started);
    this.held(started);
  }

  private held(started: Written): void {
    const { random, child } = this;
    let spell = started.at;
    for (let transfers = random.chance(0.35) ? random.whole(1, 2) : 0; transfers > 0; transfers -= 1) {
      this.passes(HOUR, 30 * HOUR);
      const at = write(Math.max(this.happened, spell), 'minute');
      spell = at.at;
      const from = this.place;
      if (random.chance(0.6)) this.place = random.whole(0, REGIONS.length - 1);
      const { place, region } = this;
      this.say('transfer', random.between(5 * MINUTE, 10 * HOUR), (office) => office.people.actor('security-liaison', from), (office, actor) =>
        office.custody.transfer(actor, child, { at: at.text, authority: 'FAMA', unitId: office.people.units[place] ?? '', region }),
      add('custody.transferred', 'custody', at));
    }
    const { region } = this;
    if (random.chance(0.12)) {
      this.passes(HOUR, 90 * HOUR);
      const at = write(this.happened, this.doubt());
      const kind = random.chance(0.8) ? 'released' : 'escaped';
      // Who escaped is searched for (docs/adr/0030); nobody here says what came of it.
      const ended = (before: readonly Told[]): readonly Told[] => {
        const end = endedAt(before, at);
        return [...before, end, ...(kind === 'escaped' ? [{ ...end, kind: 'search.opened' }] : [])];
      };
      this.say('release', random.between(5 * MINUTE, 2 * DAY), (office) => office.people.actor('regional-officer', region), (office, actor) => office.custody.release(actor, child, { at: at.text, kind }), ended);
      if (random.chance(0.5)) this.cared(1, 'regional-officer');
      else this.closes('lost-to-follow-up');
      return;
    }
    this.offered(1);
  }

  private offered(which: number): void {
    const { random, child } = this;
    this.passes(HOUR, 60 * HOUR);
    const id = random.uuid();
    const from = this.place;
    const offeredAt = write(this.happened, 'minute');
    const centre = random.chance(0.8) ? this.place : random.whole(0, REGIONS.length - 1);
    this.say('offer', random.between(5 * MINUTE, 5 * HOUR), (office) => office.people.actor('security-liaison', from), (office, actor) =>
      office.handovers.offer(actor, child, { id, at: offeredAt.text, centre: REGIONS[centre] ?? '' }),
    (before) => [...before, begin('offer', offeredAt, before)]);
    this.passes(20 * MINUTE, 26 * HOUR);
    if (which < 3 && random.chance(0.2)) {
      this.say('refuse', random.between(5 * MINUTE, HOUR), (office) => office.people.actor('centre-manager', REGIONS[centre]), (office, actor) => office.handovers.refuse(actor, child, { reason: 'complet' }),
        (before, now) => [...before, { kind: 'handover.refused', subject: last('offer', before), at: now, precision: 'minute' }]);
      this.offered(which + 1);
      return;
    }
    const at = write(this.happened, this.doubt());
    this.place = centre;
    this.say('accept', random.between(5 * MINUTE, 30 * HOUR), (office) => office.people.actor('centre-worker', REGIONS[centre]), (office, actor) => office.handovers.accept(actor, child, { at: at.text }),
      (before) => [...before, { kind: 'handover.accepted', ...notBefore(before, 'offer', at) }, endedAt(before, at)]);
    this.cared(1, 'centre-worker');
  }

  private cared(which: number, who: 'centre-worker' | 'regional-officer'): void {
    const { random, child, place, region } = this;
    this.passes(HOUR, 30 * HOUR);
    const id = random.uuid();
    const at = write(this.happened, this.doubt());
    const worker = (office: Office): Actor => office.people.actor('centre-worker', region);
    this.say('admit', random.between(5 * MINUTE, 40 * HOUR), (office) => office.people.actor(who, region), (office, actor) => office.stays.admit(actor, child, { id, at: at.text, kind: 'centre', centre: region }),
      (before) => [...before, begin('stay', at, before)]);
    if (random.chance(0.1)) this.admissionCorrected(id, at);
    for (const [service, longest] of [['medical-care', 40], ['psychosocial-support', 120]] as const) {
      if (random.chance(0.12)) continue; // never recorded: the stay ends with it
      const given = write(this.happened + random.between(HOUR, longest * HOUR), 'minute');
      const serviceId = random.uuid();
      this.sayAfter(given.at, service, random.between(5 * MINUTE, DAY), worker, (office, actor) => office.reintegration.recordService(actor, child, { id: serviceId, service, at: given.text }),
        add(`service.${service}`, 'stay', given));
    }
    const leaves = minute(this.happened + random.between(6 * DAY, random.chance(0.3) ? 130 * DAY : 50 * DAY));
    this.reviewed(leaves, worker);
    this.happened = leaves;
    const left = write(this.happened, this.doubt());
    const destination = random.chance(0.15) && which < 3 ? 'other-centre' : random.chance(0.05) ? 'absence-without-leave' : random.pick(['family', 'extended-family', 'foster-family']);
    this.say('discharge', random.between(5 * MINUTE, 4 * DAY), worker, (office, actor) => office.stays.discharge(actor, child, { at: left.text, destination, region }), (before) => [
      ...before, { kind: 'stay.discharged', ...notBefore(before, 'stay', left) },
      ...(destination === 'other-centre' || destination === 'absence-without-leave' ? [] : [begin('placement', left, before)]),
    ]);
    if (destination === 'other-centre') {
      this.place = random.whole(0, REGIONS.length - 1);
      this.movedTo(which + 1);
    } else if (destination === 'absence-without-leave') this.closes('lost-to-follow-up');
    else this.placed(which, place);
  }

  /** About once a month, and not always. */
  private reviewed(until: number, by: Act['by']): void {
    const { random, child } = this;
    for (let next = this.happened + random.between(20 * DAY, 38 * DAY); next < until - HOUR; next += random.between(20 * DAY, 38 * DAY)) {
      if (random.chance(0.25)) continue;
      const at = write(next, this.doubt());
      const id = random.uuid();
      this.sayAfter(at.at, 'review', random.between(10 * MINUTE, 3 * DAY), by, (office, actor) => office.reviews.review(actor, child, { id, at: at.text, outcome: 'continues', reason: 'family-not-found', remark: 'séjour revu' }), add('stay.reviewed', 'stay', at));
    }
  }

  /** The Ministry records the arrival: the next centre does not see the child yet. */
  private movedTo(which: number): void {
    const { random, child, region } = this;
    this.passes(2 * HOUR, 40 * HOUR);
    const id = random.uuid();
    const at = write(this.happened, 'minute');
    this.say('admit', random.between(5 * MINUTE, 40 * HOUR), (office) => office.people.actor('national-officer'), (office, actor) => office.stays.admit(actor, child, { id, at: at.text, kind: 'centre', centre: region }),
      (before) => [...before, begin('stay', at, before)]);
    this.passes(6 * DAY, 100 * DAY);
    const left = write(this.happened, 'minute');
    this.say('discharge', random.between(5 * MINUTE, 4 * DAY), (office) => office.people.actor('centre-worker', region), (office, actor) => office.stays.discharge(actor, child, { at: left.text, destination: 'family', region }), (before) => [
      ...before, { kind: 'stay.discharged', ...notBefore(before, 'stay', left) }, begin('placement', left, before),
    ]);
    this.placed(which, this.place);
  }

  private placed(which: number, place: number): void {
    const { random, child } = this;
    const officer = (office: Office): Actor => office.people.actor('regional-officer', REGIONS[place]);
    if (random.chance(0.7)) {
      this.say('assign', HOUR, officer, (office, actor) => office.assignments.assign(actor, child, { userId: office.people.actor('case-worker', REGIONS[place]).userId }), (before) => before);
    }
    const began = this.happened;
    const visits = random.whole(0, 5);
    for (const [index, days] of [7, 30, 91, 182, 365].slice(0, visits).entries()) {
      if (random.chance(0.15)) continue;
      const at = write(Math.max(began + days * DAY * random.between(0.7, 1.1), this.happened + HOUR), this.doubt());
      this.happened = at.at;
      const id = random.uuid();
      this.say(`visit ${String(index + 1)}`, random.between(10 * MINUTE, 6 * DAY), officer, (office, actor) => office.reintegration.recordVisit(actor, child, { id, at: at.text, outcome: 'well' }),
        add('visit.made', 'placement', at));
    }
    if (which < 3 && random.chance(0.08)) {
      this.passes(DAY, 40 * DAY);
      const id = random.uuid();
      const at = write(this.happened, this.doubt());
      const { region } = this;
      this.say('admit', random.between(5 * MINUTE, DAY), (office) => office.people.actor('national-officer'), (office, actor) => office.stays.admit(actor, child, { id, at: at.text, kind: 'centre', centre: region }), (before) => [
        ...before, { kind: 'placement.ended', ...notBefore(before, 'placement', at) }, begin('stay', at, before),
      ]);
      this.closes('moved-away'); // is refused: the child is in care
      return;
    }
    if (random.chance(0.6)) this.closes('reintegrated');
  }

  /** Refused as long as anything is overdue; then the file stays open, and its clocks go on. */
  private closes(reason: string): void {
    const { random, child } = this;
    this.passes(DAY, 20 * DAY);
    this.say('ask to close', HOUR, (office) => office.people.actor('national-officer'), (office, actor) => office.closures.request(actor, child, { reason, confirmed: [], remark: 'vu ensemble' }), (before) => before);
    this.passes(HOUR, 5 * DAY);
    const agreed = random.chance(0.9);
    this.say(agreed ? 'close' : 'keep open', HOUR, (office) => office.people.actor('national-officer', undefined, 1),
      (office, actor) => (agreed ? office.closures.approve(actor, child, {}) : office.closures.refuse(actor, child, { remark: 'à revoir' })),
      (before, now) => (agreed ? [...before, { kind: 'closure.approved', subject: 'closure', at: now, precision: 'minute' }] : before));
  }

  private corrected(started: Written): void {
    const { random, child } = this;
    const meant = write(Math.min(started.at + random.between(-2 * DAY, random.chance(0.5) ? 2 * DAY : 0), this.told - HOUR), random.chance(0.8) ? 'minute' : 'day');
    this.say('correct', random.between(HOUR, 4 * DAY), (office) => office.people.actor('national-officer'), (office, actor) =>
      office.correct(actor, child, CORRECT_CAPTURE, [new Date(meant.at), meant.precision]),
    (before) => before.map((fact) => (fact.kind === 'custody.started' ? { ...fact, ...timeOf(meant) } : fact)));
    this.happened = Math.max(this.happened, meant.at);
  }

  private admissionCorrected(id: string, at: Written): void {
    const { random, child } = this;
    const meant = write(at.at - random.between(0, 20 * HOUR), 'minute');
    this.say('correct', random.between(HOUR, 3 * DAY), (office) => office.people.actor('national-officer'), (office, actor) =>
      office.correct(actor, child, CORRECT_ADMISSION, [id, new Date(meant.at)]),
    (before) => before.map((fact) => (fact.kind === 'stay.admitted' && fact.subject === last('stay', before) ? { ...fact, ...timeOf(meant) } : fact)));
  }

  private doubt(): Precision {
    return this.random.chance(0.85) ? 'minute' : 'day';
  }

  private passes(least: number, most: number): void {
    this.happened = minute(this.happened + this.random.between(least, most));
  }

  private say(kind: string, delay: number, by: Act['by'], tell: Act['tell'], facts: Act['facts']): void {
    this.sayAfter(this.happened, kind, delay, by, tell, facts);
  }

  /** Told in the order of this story: what is told late holds up what happened after it. */
  private sayAfter(happened: number, kind: string, delay: number, by: Act['by'], tell: Act['tell'], facts: Act['facts']): void {
    this.told = Math.max(this.told + 2 * MINUTE, minute(happened + Math.max(delay, 10 * MINUTE)));
    this.acts.push({ child: this.child, kind, at: this.told, by, tell, facts });
  }
}

const CORRECT_CAPTURE = `with put as (update custody set started_at = $2, started_precision = $3, version = version + 1 where case_id = $1)
  update custody_spell s set started_at = $2, started_precision = $3, version = s.version + 1
   where s.id = (select id from custody_spell where case_id = $1 order by started_at, recorded_at limit 1)`;
const CORRECT_ADMISSION = 'update stay set admitted_at = $3, version = version + 1 where case_id = $1 and id = $2';

function minute(at: number): number {
  return Math.floor(at / MINUTE) * MINUTE;
}

function write(happened: number, precision: Precision): Written {
  const iso = new Date(minute(happened)).toISOString();
  if (precision === 'minute') return { text: iso, at: Date.parse(iso), precision };
  const text = iso.slice(0, precision === 'day' ? 10 : 7);
  return { text, at: Date.parse(precision === 'day' ? text : `${text}-01`), precision };
}

function timeOf({ at, precision }: Written): { at: number; precision: Precision } {
  return { at, precision };
}

/** "That day", of what ended on the day it began: not before it began, and by the end of that day. */
function notBefore(before: readonly Told[], of: Numbered, time: Written): Pick<Told, 'subject' | 'at' | 'precision'> {
  const subject = last(of, before);
  const start = before.find((fact) => fact.kind === BEGINNING[of] && fact.subject === subject);
  return { subject, at: Math.max(time.at, start?.at ?? time.at), precision: time.precision };
}

function endedAt(before: readonly Told[], time: Written): Told {
  const start = before.find(({ kind }) => kind === 'custody.started');
  return { kind: 'custody.ended', subject: 'custody', at: Math.max(time.at, start?.at ?? time.at), precision: time.precision };
}
