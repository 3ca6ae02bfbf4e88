import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Reader, UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { type Label, type ReferenceBook, ReferenceService } from '../reference/index.js';
import { type CountedViolations, countViolations, previousPeriod, type ViolationTable } from '../violations/index.rules.js';
import { lastDay, readPeriod } from './period.js';
import type { Period } from './reports.vocabulary.js';
import { type Cross, crossesOf, type Figure, figure, type ParentOf, splitsOf } from './violation-figures.rules.js';
import { violationsOf } from './violations.report.js';
import type { PublishedDifferenceView, ViolationFiguresView, ViolationFigureView, ViolationsQuery, ViolationsReportView } from './violations-report.dto.js';

/** The annexes of the UN report: grave violations of a period, beside the one before, and apart what happened earlier and was verified in it. */
@Injectable()
export class ViolationsReportService {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly looks: AccessLog,
  ) {}

  async of(period: Period): Promise<CountedViolations> {
    return countViolations(await violationsOf(this.reader.rows, period), period);
  }

  /** @throws Refusal ends-before-start */
  async report(actor: Actor, query: ViolationsQuery): Promise<ViolationsReportView> {
    const period = readPeriod(query);
    const earlier = previousPeriod(period);
    await this.uow.read(actor.scope, () =>
      this.looks.record(query.format === 'csv' ? 'report.export' : 'report.read', { detail: { report: 'violations', from: query.from, to: query.to } }),
    );
    const violations = await violationsOf(this.reader.rows, { from: earlier.from, to: period.to });
    const { inPeriod, before } = countViolations(violations, period);
    const previous = countViolations(violations, earlier);
    const book = await this.reference.book();
    return {
      from: query.from,
      to: query.to,
      previousFrom: day(earlier.from),
      previousTo: lastDay(earlier),
      inPeriod: view(book, inPeriod, previous.inPeriod),
      before: view(book, before, undefined),
      published: query.from === PUBLISHED.from && query.to === PUBLISHED.to ? published(book, inPeriod, previous.inPeriod) : [],
    };
  }
}

interface PublishedFile {
  readonly source: string;
  readonly from: string;
  readonly to: string;
  readonly differ: readonly { readonly para: number; readonly type: string; readonly printed: number; readonly fr: string; readonly en: string }[];
}

/** Where the UN report does not agree with itself: both are shown, and neither is smoothed. */
const PUBLISHED = JSON.parse(readFileSync(new URL('./data/published-figures.json', import.meta.url), 'utf8')) as PublishedFile;

function published(book: ReferenceBook, now: ViolationTable, previous: ViolationTable): PublishedDifferenceView[] {
  return PUBLISHED.differ.flatMap(({ para, type, printed, fr, en }) => {
    const { change: changed } = figure(type, now.byType.get(type) ?? 0, previous.byType.get(type) ?? 0);
    return changed === undefined || changed === printed ? [] : [{ source: PUBLISHED.source, para, label: labelOf(book, 'type', type), printed, counted: changed, why: { fr, en } }];
  });
}

function view(book: ReferenceBook, now: ViolationTable, previous: ViolationTable | undefined): ViolationFiguresView {
  const parentOf: ParentOf = (party) => book.parties.get(party)?.parent ?? null;
  const labelled = (dimension: string, row: Figure): ViolationFigureView => ({ ...row, label: labelOf(book, dimension, row.code) });
  const crossed = ({ dimension, columns, rows }: Cross): ViolationFiguresView['crosses'][number] => {
    const of = dimension.replace(/^(facility|military-use)-/, '');
    return {
      dimension,
      columns: columns.map((code) => ({ code, label: labelOf(book, of === dimension ? 'type' : 'facility', code) })),
      rows: rows.map(({ values, previous: earlier, ...row }) => ({ ...row, label: labelOf(book, of, row.code), values: [...values], ...(earlier !== undefined && { previous: [...earlier] }) })),
    };
  };
  const suffered = [...now.byTypeAndSex.values()].flatMap((bySex) => [...bySex.values()]).reduce((sum, count) => sum + count, 0);
  return {
    violations: { ...figure('violations', now.total, previous?.total), label: { fr: 'Violations vérifiées', en: 'Verified violations' } },
    children: { ...figure('children', now.children, previous?.children), label: { fr: 'Enfants victimes', en: 'Child victims' } },
    ...(now.total !== now.children && { explanation: explanation(now.total, now.children, suffered) }),
    splits: splitsOf(now, previous, parentOf).map(({ dimension, rows }) => ({ dimension, rows: rows.map((row) => labelled(dimension, row)) })),
    crosses: crossesOf(now, previous, parentOf).map(crossed),
    ages: [...now.ages].map(([type, { youngest, oldest }]) => ({ type, youngest, oldest })),
  };
}

function explanation(total: number, children: number, suffered: number): Label {
  const [t, c, s, incidents] = [total, children, suffered, total - suffered].map(String);
  return {
    fr: `${t ?? ''} violations, ${c ?? ''} enfants : ${s ?? ''} violations comptées par enfant (un enfant victime de plusieurs violations ne compte qu’une fois comme enfant) et ${incidents ?? ''} comptées par incident, sans enfant.`,
    en: `${t ?? ''} violations, ${c ?? ''} children: ${s ?? ''} violations counted by child (a child victim of several counts once as a child) and ${incidents ?? ''} counted by incident, without a child.`,
  };
}

const LISTS: Record<string, string> = { type: 'violation-type', sex: 'sex', harm: 'violation-harm', cause: 'violation-cause', captivity: 'captivity', facility: 'violation-facility' };

function labelOf(book: ReferenceBook, dimension: string, code: string): Label {
  const found = dimension === 'region' ? book.regions.get(code) : dimension === 'party' ? book.parties.get(code) : book.lists.get(LISTS[dimension] ?? '')?.get(code);
  return found?.label ?? { fr: code, en: code };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
