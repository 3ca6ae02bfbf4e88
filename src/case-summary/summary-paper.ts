import { type Fact, type OpenCase, rowOf, Words } from '../cases/index.js';
import { type DeadlineView, instant, known } from '../deadlines/index.js';
import { type ChildIdentity, noteKey } from '../identity/index.js';
import type { AdmissionSheetService } from '../interim-care/index.js';
import type { ReferenceBook } from '../reference/index.js';
import { GROUPS, type Part, PARTS, type SummaryLine, type SummaryPaper } from './case-summary.vocabulary.js';
import { mayShowDeadline, placedFacts } from './placing.rules.js';
import { GROUP_WORDS, PART_WORDS, RISK_WORDS, SEX_WORDS, STATUS_WORDS } from './summary-words.js';

type Sheet = Awaited<ReturnType<AdmissionSheetService['read']>>['sheet'];
type Row = readonly [string, string];

/** What the paper is made of. What is here of a part that was not chosen is not printed. */
export interface SummarySources {
  readonly file: OpenCase;
  readonly deadlines: readonly DeadlineView[];
  readonly chosen: readonly Part[];
  readonly identity: ChildIdentity | undefined;
  readonly sheet: Sheet;
  /** Sealed texts by their sealed form, and notes by noteKey. */
  readonly texts: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, string>;
  readonly book: ReferenceBook;
  readonly by: string;
  readonly now: Date;
}

export function summaryPaper(given: SummarySources): SummaryPaper {
  const { file, chosen, by, now } = given;
  const has = (part: Part): boolean => chosen.includes(part);
  const sources = has('notes') ? given : { ...given, texts: new Map<string, string>(), notes: new Map<string, string>() };
  const sections: { heading: string; rows: Row[] }[] = [
    { heading: 'Situation', rows: situation(sources) },
    { heading: 'Échéances ouvertes', rows: openDeadlines(sources) },
    { heading: 'Identité', rows: has('identity') ? names(sources.identity) : [] },
    { heading: 'Proches et village', rows: has('relatives') ? relatives(sources) : [] },
    { heading: 'Santé et fiche d’admission', rows: has('health') ? health(sources) : [] },
  ];
  return {
    code: file.row.code,
    printedBy: by,
    printedAt: instant(now, 'fr'),
    chosen: chosen.map((part) => PART_WORDS[part]),
    leftOut: PARTS.filter((part) => !has(part)).map((part) => PART_WORDS[part]),
    sections: sections.filter(({ rows }) => rows.length > 0),
    groups: groupsOf(sources),
  };
}

function groupsOf({ file, chosen, texts, notes, book }: SummarySources): SummaryPaper['groups'] {
  const words = new Words(book, texts);
  const placed = placedFacts(file.facts, chosen).toSorted((a, b) => timeOf(a.fact) - timeOf(b.fact));
  return GROUPS.map((group) => ({
    heading: GROUP_WORDS[group],
    lines: placed.filter(({ placing }) => placing.group === group).map(({ fact, withDetail }): SummaryLine => {
      const { label, detail } = words.fact(fact);
      const note = notes.get(noteKey(fact.kind, rowOf(fact)));
      return {
        when: fact.at === null || fact.precision === null ? 'date non connue' : known({ at: fact.at, precision: fact.precision }, 'fr'),
        label: label.fr,
        ...(withDetail && detail !== undefined && { detail: detail.fr }),
        ...(note !== undefined && { note }),
      };
    }),
  })).filter(({ lines }) => lines.length > 0);
}

function situation({ file: { row, standing, follower }, chosen, texts, book }: SummarySources): Row[] {
  const words = new Words(book, texts);
  return [
    ['Code', row.code],
    ['Statut', STATUS_WORDS[standing.status]],
    ['Où est l’enfant', words.whereabouts(standing.whereabouts).fr],
    ...(standing.since === null ? [] : [['Depuis', known(standing.since, 'fr')] as const]),
    ['Qui répond de l’enfant', words.answerable(standing.answerable).fr],
    ...(follower === null ? [] : [['Suivi par', follower] as const]),
    ['Sexe', SEX_WORDS[row.sex]],
    // That an age is contested is of the part on the age.
    ...(row.ageYears === null ? [] : [['Âge', `${row.agePrecision === 'approximate' ? 'environ ' : ''}${String(row.ageYears)} ans${row.agePrecision === 'doubted' && chosen.includes('age') ? ', âge contesté' : ''}`] as const]),
  ];
}

function openDeadlines({ deadlines, chosen, now }: SummarySources): Row[] {
  return deadlines
    .filter(({ state, settling }) => state === 'open' && mayShowDeadline(settling, chosen))
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))
    .map(({ rule, dueAt }) => [rule.label.fr, `${instant(new Date(dueAt), 'fr')}${new Date(dueAt) < now ? ' (dépassée)' : ''}`]);
}

function names(identity: ChildIdentity | undefined): Row[] {
  return recorded([['Prénom', identity?.given], ['Nom', identity?.family], ['Autre nom', identity?.other]]);
}

function relatives({ file, identity, book }: SummarySources): Row[] {
  const origin = file.row.originRegion;
  return recorded([
    ['Père', identity?.father],
    ['Mère', identity?.mother],
    ...(identity?.relatives ?? []).map(({ name, relation, contact }): [string, string] => [relation, [name, ...(contact === undefined ? [] : [contact])].join(', ')]),
    ['Village', identity?.village],
    ['Région d’origine', origin === null ? undefined : (book.regions.get(origin)?.label.fr ?? origin)],
    ['Langues', identity?.languages],
    ['Contact', identity?.contact],
  ]);
}

/** The words of the sheet are free text: of the notes too. */
function health({ file, sheet, chosen, book }: SummarySources): Row[] {
  const listed = (list: string, codes: readonly string[] = []): string | undefined => (codes.length === 0 ? undefined : codes.map((code) => book.lists.get(list)?.get(code)?.label.fr ?? code).join(', '));
  const written = (text: string | undefined): string | undefined => (chosen.includes('notes') ? text : undefined);
  return recorded([
    ['État à l’entrée', file.row.condition === null ? undefined : listed('condition', [file.row.condition])],
    ['Santé à l’admission', listed('admission-health', sheet?.health)],
    ['Précisions sur la santé', written(sheet?.healthWords)],
    ['Besoins immédiats', listed('immediate-need', sheet?.needs)],
    ['Précisions sur les besoins', written(sheet?.needsWords)],
    ['Risque', sheet === undefined ? undefined : RISK_WORDS[sheet.riskLevel]],
    ['Risques repérés', listed('admission-risk', sheet?.risks)],
    ['Précisions sur les risques', written(sheet?.riskWords)],
    ['Régime', listed('diet', sheet?.diet)],
    ['Précisions sur le régime', written(sheet?.dietWords)],
    ['Religion', written(sheet?.religion)],
    ['Effets personnels', written(sheet?.belongings)],
  ]);
}

function recorded(rows: readonly (readonly [string, string | undefined])[]): Row[] {
  return rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [[label, value] as const]));
}

function timeOf(fact: Fact): number {
  return (fact.at ?? fact.recordedAt).getTime();
}
