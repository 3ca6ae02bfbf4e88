import type { Fact, OpenCase } from '../cases/index.js';
import { known } from '../deadlines/index.js';
import type { OpenedFile } from '../identity/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import type { ReferenceBook } from '../reference/index.js';
import type { Documented } from './act.vocabulary.js';
import type { ChildInWords, FactInWords } from './paper.rules.js';

type Told<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

/** The facts of one case in the French words of a paper. */
export class ActWords {
  constructor(
    private readonly open: OpenCase,
    private readonly book: ReferenceBook,
    private readonly files: readonly OpenedFile[],
  ) {}

  child(): ChildInWords {
    const { row, standing } = this.open;
    const name = this.files.find(({ identity }) => identity !== undefined)?.identity;
    const assessed = standing.ageAssessment?.conclusion;
    return {
      code: row.code,
      name,
      sex: row.sex,
      age: assessed ? { low: assessed.low, high: assessed.high } : row.ageYears === null ? undefined : { years: row.ageYears, approximate: row.agePrecision !== 'stated' },
    };
  }

  fact(documented: Documented): FactInWords {
    const when = known(documented, 'fr');
    switch (documented.kind) {
      case 'handover':
        return { when, ...this.centre(documented.centre), ...this.region(documented.region), ...this.custody(documented) };
      case 'admission':
        return { when, ...this.care(documented) };
      case 'discharge': {
        const left = this.find('stay.discharged', documented.factId);
        const admitted = this.find('stay.admitted', documented.factId);
        return { when, ...this.care(documented), ...(left && { destination: this.listed('destination', left.destination) }), ...(admitted && { admittedWhen: whenOf(admitted) }) };
      }
      case 'reunification': {
        const placed = this.find('placement.started', documented.factId);
        return { when, ...this.region(documented.region), ...(placed && { destination: this.listed('destination', placed.placement), ...this.relationship(placed.relativeId) }), ...this.decision(documented) };
      }
      case 'closure': {
        const approved = this.find('closure.approved', documented.factId);
        const asked = this.find('closure.requested', documented.factId);
        return { when, ...this.region(this.open.standing.region), ...(approved && { reason: this.listed('closure-reason', approved.reason) }), ...(asked && { askedWhen: whenOf(asked) }) };
      }
    }
  }

  private custody({ factId }: Documented): Partial<FactInWords> {
    const accepted = this.of('handover.accepted').find(({ handoverId }) => handoverId === factId);
    const started = this.of('custody.started').find(({ subjectId }) => subjectId === accepted?.subjectId);
    if (started === undefined) return {};
    const transfers = this.of('custody.transferred').filter(({ subjectId }) => subjectId === started.subjectId);
    const last = transfers.toSorted((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0)).at(-1) ?? started;
    const unit = last.unitId === null ? undefined : this.book.units.get(last.unitId)?.name;
    const where = this.place(started);
    return {
      authority: this.listed('authority', last.authority),
      ...(unit !== undefined && { unit }),
      capture: { how: this.listed('entry', started.how), when: whenOf(started), where },
      heldAt: this.place(last),
    };
  }

  private care({ centre, region, factId }: Documented): Partial<FactInWords> {
    const admitted = this.find('stay.admitted', factId);
    return { ...this.centre(centre), ...this.region(region), ...(admitted && { care: [this.listed('stay-kind', admitted.care), ...(admitted.family === null ? [] : [admitted.family])].join(' ') }) };
  }

  private relationship(relativeId: string | null): { relationship?: string } {
    const relative = relativeId === null ? undefined : this.find('relative.recorded', relativeId);
    return relative === undefined ? {} : { relationship: this.listed('relationship', relative.relationship) };
  }

  /** The latest decision in favour of the return before it. */
  private decision({ at }: Documented): Partial<FactInWords> {
    const decided = this.of('reunification.decided').filter((fact) => fact.decision === 'in-favour' && fact.at !== null && fact.at <= at).at(-1);
    return decided === undefined ? {} : { decision: { body: this.listed('decision-body', decided.body), when: whenOf(decided) } };
  }

  private centre(code: string | null): { centre?: string } {
    return code === null ? {} : { centre: this.book.centres.get(code)?.label.fr ?? code };
  }

  private region(code: string | null): { region?: string } {
    return code === null ? {} : { region: this.book.regions.get(code)?.label.fr ?? code };
  }

  /** In the words of whoever told it, where it is no place of the list. */
  private place({ place, region }: Told<'custody.started'> | Told<'custody.transferred'>): string {
    const inRegion = this.book.regions.get(region)?.label.fr ?? region;
    if (place === null) return inRegion;
    if ('code' in place) return this.book.places.get(place.code)?.name ?? place.code;
    const sealed = Buffer.from(place.sealed.replace(/^\\x/, ''), 'hex');
    return this.files.map((file) => file.text(sealed)).find((text) => text !== undefined) ?? inRegion;
  }

  private listed(list: string, code: string): string {
    return this.book.lists.get(list)?.get(code)?.label.fr ?? code;
  }

  private of<Kind extends Fact['kind']>(kind: Kind): Told<Kind>[] {
    return this.open.facts.filter((fact): fact is Told<Kind> => fact.kind === kind);
  }

  private find<Kind extends Fact['kind']>(kind: Kind, subjectId: string): Told<Kind> | undefined {
    return this.of(kind).find((fact) => fact.subjectId === subjectId);
  }
}

function whenOf({ at, precision, recordedAt }: Fact): string {
  const time: KnownTime = at === null || precision === null ? { at: recordedAt, precision: 'minute' } : { at, precision };
  return known(time, 'fr');
}
