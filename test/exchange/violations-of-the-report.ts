/**
 * A made-up file of violations, in the import format, with exactly the published margins of paragraphs 14 to 37 of S/2024/883. Which party
 * stands with which region, and every date, is made up: only the margins are facts.
 */
export interface PublishedFigure {
  readonly para: number;
  readonly measure: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly value: number;
}

export const WORDS: Readonly<Record<string, string>> = {
  'recruitment and use': 'Recrutement et utilisation', 'killing and maiming': 'Meurtre et mutilation', 'sexual violence': 'Violence sexuelle', abduction: 'Enlèvement',
  'attacks on schools': 'Attaque contre une école ou un hôpital', 'attacks on hospitals': 'Attaque contre une école ou un hôpital', 'denial of humanitarian access': 'Refus d’accès humanitaire',
};
/** Names of the report by the code of the party; the others are written in it as in the reference data. */
const PARTIES: Readonly<Record<string, string>> = {
  'Unidentified perpetrators': 'UNIDENTIFIED', 'JNIM (unidentified)': 'JNIM-UNID', 'Ansar Eddine': 'ANSAR-EDDINE', 'CMA (unidentified)': 'CMA-UNID', Platform: 'PLATFORM', 'Ganda Lassal Izo': 'GANDA-LASSAL-IZO',
  'Ganda Izo': 'GANDA-IZO', 'Ganda Koy': 'GANDA-KOY', 'MAA-Platform': 'MAA-PLATFORM', 'Malian Defence and Security Forces': 'MDSF', 'Malian Armed Forces': 'FAMA', Gendarmerie: 'GENDARMERIE', Police: 'POLICE',
  'MSA (unidentified)': 'MSA-UNID', 'MAA (unidentified)': 'MAA-UNID', 'Dozo traditional hunters': 'DOZO', 'Katiba Serma': 'KATIBA-SERMA', 'Dan Nan Ambassagou': 'DNA', 'Foreign security personnel': 'FOREIGN',
  'Fulani armed elements': 'FULANI', 'Coordination des mouvements et forces patriotiques de résistance': 'CMFPR',
};
export const partyCode = (name: string): string => PARTIES[name] ?? name;

const COALITIONS = new Set(['JNIM', 'CMA', 'Platform', 'Malian Defence and Security Forces']);
const CAUSES: Readonly<Record<string, string>> = { 'explosive devices': 'Engin explosif', firearms: 'Arme à feu', airstrikes: 'Frappe aérienne', 'unknown weapons': 'Arme inconnue' };
const CAPTIVITIES: Readonly<Record<string, string>> = { 'in captivity': 'En captivité', unknown: 'Inconnu', 'released or escaped': 'Libéré ou évadé' };
/** Overlaps are made from both ends: whoever stands first and last in each list does so in all of them. */
const FIRST = ['Unidentified perpetrators', 'Ségou'];
const LAST = ['ISGS', 'Gao'];

type Dims = Readonly<Record<string, string>>;
/** One child in one violation, or one incident. */
interface Unit {
  violation: string;
  party: string;
  region: string;
  sex: string;
  harm: string;
  cause: string;
  captivity: string;
  /** What the same child suffered besides. */
  twin?: Unit;
}

export class Margins {
  constructor(private readonly figures: readonly PublishedFigure[]) {}

  of(measure: string, dims: Dims, paras: readonly number[]): number {
    const found = this.figures.find((figure) => paras.includes(figure.para) && figure.measure === measure && sameDims(figure.dims, dims));
    if (found === undefined) throw new Error(`no figure ${measure} ${JSON.stringify(dims)} in ${paras.join(', ')}`);
    return found.value;
  }

  /** By one dimension, of the lines that have those dims and this one; groups of a coalition instead of the coalition. */
  by(dimension: string, measure: string, dims: Dims, paras: readonly number[]): [string, number][] {
    return this.figures
      .filter((figure) => {
        const { [dimension]: value, ...others } = figure.dims;
        const rest = Object.fromEntries(Object.entries(others).filter(([name]) => name !== 'parent'));
        return paras.includes(figure.para) && figure.measure === measure && value !== undefined && sameDims(rest, dims);
      })
      .map((figure): [string, number] => [figure.dims[dimension] ?? '', figure.value])
      .filter(([name]) => dimension !== 'party' || !COALITIONS.has(name))
      .toSorted(([a], [b]) => place(a) - place(b));
  }
}

const place = (name: string): number => (FIRST.includes(name) ? 0 : LAST.includes(name) ? 2 : 1);
const sameDims = (a: Dims, b: Dims): boolean => JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());
const expand = (counts: readonly (readonly [string, number])[]): string[] => counts.flatMap(([name, count]) => Array.from({ length: count }, () => name));

interface Lists {
  readonly violation: string;
  readonly count: number;
  readonly party: readonly string[];
  readonly region: readonly string[];
  readonly sex?: readonly string[];
  readonly harm?: readonly string[];
  readonly cause?: readonly string[];
  readonly captivity?: readonly string[];
}

function unitsOf({ violation, count, party, region, sex = [], harm = [], cause = [], captivity = [] }: Lists): Unit[] {
  for (const [name, list] of Object.entries({ party, region })) if (list.length !== count) throw new Error(`${violation}: ${String(list.length)} by ${name}, and ${String(count)} in all`);
  return Array.from({ length: count }, (_, index) => ({
    violation, party: party[index] ?? '', region: region[index] ?? '', sex: sex[index] ?? '', harm: harm[index] ?? '', cause: cause[index] ?? '', captivity: captivity[index] ?? '',
  }));
}

/** The same child twice: pairs of one party, region and sex. @returns what is left to stand for itself */
function overlap(ones: readonly Unit[], others: readonly Unit[], sex: string, count: number): Unit[] {
  const key = (unit: Unit): string => [unit.party, unit.region, unit.sex].join('|');
  const free = Map.groupBy(ones.filter((unit) => unit.sex === sex && unit.twin === undefined), key);
  let left = count;
  const alone = others.filter((other) => {
    const one = left > 0 && other.sex === sex ? free.get(key(other))?.pop() : undefined;
    if (one === undefined) return true;
    one.twin = other;
    left -= 1;
    return false;
  });
  if (left > 0) throw new Error(`${String(left)} ${sex} could not be paired`);
  return alone;
}

interface When {
  readonly from: string;
  readonly days: number;
  readonly verifiedAfter: number;
  readonly notAfter: string;
}

const A_DAY = 86_400_000;
const MOST = 30;
const HEAD = 'N° incident;Groupe;Date des faits;Région;Auteur;Violation;Établissement;Nature;Garçons;Filles;Sexe inconnu;Âge min (mois);Âge max (mois);Atteinte;Cause;Devenir;Vérifiée le;Source';

/** Ages of a violation, in months: the youngest and the oldest that the report names. */
const AGES: Readonly<Record<string, readonly [number, number]>> = { 'recruitment and use': [60, 215], 'sexual violence': [144, 215], 'killing and maiming': [3, 215] };

class File {
  private readonly lines: string[] = [HEAD];
  private number = 0;

  /** Children of one kind, at most thirty together; incidents without children one by one. */
  add(units: readonly Unit[], when: When): void {
    const kinds = Map.groupBy(units, (unit) => JSON.stringify(unit));
    for (const same of kinds.values()) {
      const [unit] = same;
      if (unit === undefined) continue;
      const most = unit.sex === '' ? 1 : MOST;
      for (let from = 0; from < same.length; from += most) this.incident(unit, Math.min(most, same.length - from), when);
    }
  }

  text(): string {
    return `${this.lines.join('\r\n')}\r\n`;
  }

  private incident(unit: Unit, count: number, { from, days, verifiedAfter, notAfter }: When): void {
    this.number += 1;
    const at = Date.parse(from) + ((this.number * 37) % days) * A_DAY;
    const on = Math.min(at + verifiedAfter * A_DAY, Date.parse(notAfter));
    const day = (time: number): string => new Date(time).toISOString().slice(0, 10).split('-').toReversed().join('/');
    for (const told of unit.twin === undefined ? [unit] : [unit, unit.twin]) {
      const facility = told.violation === 'attacks on schools' ? 'École' : told.violation === 'attacks on hospitals' ? 'Hôpital' : '';
      const [low = '', high = ''] = AGES[unit.violation] ?? [];
      this.lines.push([
        this.number, 'a', day(at), told.region, partyCode(told.party), WORDS[told.violation] ?? '', facility, facility === '' ? '' : told.harm === 'military use' ? 'Usage militaire' : 'Attaque',
        ...['male', 'female', 'unknown'].map((sex) => (told.sex === sex ? count : '')), unit.sex === '' ? '' : low, unit.sex === '' ? '' : high,
        told.harm === 'military use' ? '' : told.harm, told.cause, told.captivity, day(on), 'Organisation partenaire',
      ].join(';'));
    }
  }
}

/** The whole file: the period, what happened before it, and the period before. */
export function violationsOfTheReport(figures: readonly PublishedFigure[]): string {
  const margins = new Margins(figures);
  const file = new File();
  const total = (violation: string, paras: readonly number[]): number => margins.of('verified violations', { violation }, paras);
  const listed = (dimension: string, violation: string, paras: readonly number[]): string[] => expand(margins.by(dimension, 'verified violations', { violation }, paras));
  const sexes = (violation: string, paras: readonly number[]): string[] => expand(margins.by('sex', 'child victims', { violation }, paras));

  const recruited = unitsOf({ violation: 'recruitment and use', count: total('recruitment and use', [18]), party: listed('party', 'recruitment and use', [21]), region: listed('region', 'recruitment and use', [22]), sex: sexes('recruitment and use', [18]) });
  const killed = unitsOf({
    violation: 'killing and maiming', count: total('killing and maiming', [25]), party: listed('party', 'killing and maiming', [25]), region: listed('region', 'killing and maiming', [25]), sex: sexes('killing and maiming', [25]),
    harm: expand(margins.by('detail', 'verified violations', { violation: 'killing and maiming' }, [25])).map((detail) => (detail === 'killed' ? 'Tué' : 'Mutilé')),
    cause: expand(margins.by('cause', 'verified violations', { violation: 'killing and maiming' }, [26])).map((cause) => CAUSES[cause] ?? ''),
  });
  const violated = unitsOf({ violation: 'sexual violence', count: total('sexual violence', [27]), party: listed('party', 'sexual violence', [27]), region: listed('region', 'sexual violence', [27]), sex: sexes('sexual violence', [27]) });
  const abducted = unitsOf({
    violation: 'abduction', count: total('abduction', [29]), party: listed('party', 'abduction', [29]), region: listed('region', 'abduction', [29]), sex: sexes('abduction', [29]),
    captivity: expand(margins.by('status', 'child victims', { violation: 'abduction' }, [30])).map((status) => CAPTIVITIES[status] ?? ''),
  });
  const suffered = [...recruited, ...killed, ...violated, ...abducted];
  const twice = (sex: string): number => suffered.filter((unit) => unit.sex === sex).length - margins.of('child victims', { sex }, [14]);
  const alone = overlap(recruited, overlap(recruited, abducted, 'male', twice('male')), 'female', twice('female'));
  const attacks = (['attacks on schools', 'attacks on hospitals'] as const).flatMap((violation) => {
    const para = violation === 'attacks on schools' ? 32 : 35;
    return unitsOf({ violation, count: total(violation, [31]), party: listed('party', violation, [para]), region: listed('region', violation, [para]) });
  });
  const denied = unitsOf({ violation: 'denial of humanitarian access', count: total('denial of humanitarian access', [36]), party: listed('party', 'denial of humanitarian access', [37]), region: listed('region', 'denial of humanitarian access', [37]) });
  const used = expand(margins.by('party', 'military use of schools', { region: 'Bandiagara' }, [34])).map((party): Unit => ({ violation: 'attacks on schools', party, region: 'Bandiagara', sex: '', harm: 'military use', cause: '', captivity: '' }));
  file.add([...recruited, ...killed, ...violated, ...alone, ...attacks, ...denied, ...used], { from: '2022-04-01', days: 700, verifiedAfter: 20, notAfter: '2024-03-31' });

  // Paragraph 17: happened before, verified within. Denial has no child.
  const measure = 'verified violations that occurred before the period';
  const early = expand(margins.by('violation', measure, {}, [17]));
  const parties = expand(margins.by('party', measure, {}, [17]));
  const regions = expand(margins.by('region', measure, {}, [17]));
  const earlySexes = expand(margins.by('sex', 'child victims, before the period', {}, [17]));
  file.add(early.map((violation, index): Unit => ({
    violation, party: parties[index] ?? '', region: regions[index] ?? '', sex: violation === 'denial of humanitarian access' ? '' : (earlySexes[index] ?? ''), harm: violation === 'killing and maiming' ? 'Mutilé' : '',
    cause: violation === 'killing and maiming' ? 'Arme inconnue' : '', captivity: '',
  })), { from: '2021-01-01', days: 300, verifiedAfter: 600, notAfter: '2023-06-30' });

  // The period before: its totals and its girls recruited are published, its parties and regions are made up.
  const previous = (violation: string, paras: readonly number[]): number => margins.of('verified violations', { violation, period: 'previous' }, paras);
  const made = (violation: string, count: number, sex: (index: number) => string, more: Partial<Unit> = {}): Unit[] =>
    Array.from({ length: count }, (_, index) => ({ violation, party: 'Unidentified perpetrators', region: 'Gao', sex: sex(index), harm: '', cause: '', captivity: '', ...more }));
  const girls = margins.of('child victims', { sex: 'female', period: 'previous', violation: 'recruitment and use' }, [20]);
  const before = made('recruitment and use', previous('recruitment and use', [18]), (index) => (index < girls ? 'female' : 'male'));
  const taken = made('abduction', previous('abduction', [30]), () => 'male', { captivity: 'Inconnu' });
  const others = [
    ...made('killing and maiming', previous('killing and maiming', [25]), () => 'male', { harm: 'Tué', cause: 'Arme inconnue' }), ...made('sexual violence', previous('sexual violence', [27]), () => 'female'),
  ];
  const childrenBefore = margins.of('child victims', { period: 'previous' }, [14]);
  const left = overlap(before, taken, 'male', before.length + taken.length + others.length - childrenBefore);
  file.add([
    ...before, ...left, ...others,
    ...made('attacks on schools', previous('attacks on schools and hospitals', [31]), () => ''), ...made('denial of humanitarian access', previous('denial of humanitarian access', [36]), () => ''),
  ], { from: '2020-04-01', days: 700, verifiedAfter: 20, notAfter: '2022-03-31' });
  return file.text();
}
