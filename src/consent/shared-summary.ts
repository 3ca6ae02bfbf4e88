import { type OpenCase, type Fact, Words } from '../cases/index.js';
import type { ChildName } from '../identity/index.js';
import { formatKnownTime } from '../platform/known-time/index.js';
import type { ReferenceBook } from '../reference/index.js';
import type { SharingRow } from './consent-rows.js';
import type { SharedLineView, SharedSummaryView } from './consent.dto.js';
import type { Section } from './consent.vocabulary.js';

/** Which facts belong to which part of the file. Free text stands beside facts in notes, and is in no part. */
const FACTS: Partial<Record<Section, readonly string[]>> = {
  custody: ['custody', 'handover'],
  care: ['stay', 'service'],
  reintegration: ['placement', 'visit'],
};

/** @param name given only where the name is among the parts shared */
export function summaryOf({ row, facts, standing }: OpenCase, sharing: SharingRow, name: ChildName | undefined, book: ReferenceBook): SharedSummaryView {
  const words = new Words(book);
  const shared = (section: Section): boolean => sharing.sections.includes(section);
  const lines = (section: Section): SharedLineView[] => facts.filter((fact) => FACTS[section]?.includes(fact.kind.split('.', 1)[0] ?? '') === true).sort(byTime).map((fact) => line(fact, words));
  return {
    id: sharing.id,
    caseId: row.id,
    caseCode: row.code,
    partner: sharing.partner,
    purpose: sharing.purpose,
    basis: sharing.basis,
    sharedAt: sharing.recorded_at.toISOString(),
    sharedBy: sharing.recorded_by_name,
    sections: sharing.sections,
    ...(shared('situation') && {
      situation: {
        status: standing.status,
        whereabouts: words.whereabouts(standing.whereabouts),
        ...(standing.since !== null && { since: formatKnownTime(standing.since) }),
        answerable: words.answerable(standing.answerable),
      },
    }),
    ...(shared('child') && {
      child: { sex: row.sex, agePrecision: row.agePrecision, ...(row.ageYears !== null && { ageYears: row.ageYears }), ...(row.originRegion !== null && { origin: row.originRegion }) },
    }),
    ...(name !== undefined && { identity: { given: name.given, family: name.family } }),
    ...(shared('custody') && { custody: lines('custody') }),
    ...(shared('care') && { care: lines('care') }),
    ...(shared('reintegration') && { reintegration: lines('reintegration') }),
  };
}

function line(fact: Fact, words: Words): SharedLineView {
  const { label, detail } = words.fact(fact);
  return {
    ...(fact.at !== null && fact.precision !== null && { at: formatKnownTime({ at: fact.at, precision: fact.precision }) }),
    label,
    ...(detail !== undefined && fact.kind !== 'service.given' && { detail }), // beside a service stand the words of whoever gave it
  };
}

function byTime(a: Fact, b: Fact): number {
  return (a.at ?? a.recordedAt).getTime() - (b.at ?? b.recordedAt).getTime();
}
