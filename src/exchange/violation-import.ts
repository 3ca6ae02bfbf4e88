import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, ServiceAccounts } from '../access/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { IncidentsService, type RecordIncidentRequest, VerificationService } from '../violations/index.js';
import { decideIncident } from '../violations/index.rules.js';
import type { Line, Remark, ViolationEntry } from './register.vocabulary.js';
import { fold } from './register-values.rules.js';

/** An incident as a file tells it, on several lines. */
export interface PlannedIncident {
  readonly number: string;
  /** Null: it is written already. */
  readonly write: ((actor: Actor) => Promise<void>) | null;
}

export interface ViolationPlan {
  readonly incidents: readonly PlannedIncident[];
  readonly refused: number;
  readonly remarks: readonly { readonly line: number; readonly refused: boolean; readonly remark: Remark }[];
}

/** A file of violations into incidents, through the same services as the pages. An incident of which one line is unclear is not read at all. */
@Injectable()
export class ViolationImport {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ServiceAccounts) private readonly accounts: ServiceAccounts,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(IncidentsService) private readonly incidents: IncidentsService,
    @Inject(VerificationService) private readonly verifications: VerificationService,
  ) {}

  actor(): Actor {
    return this.accounts.violationImport();
  }

  /** @param numbered the number of an incident, so that those of two files never meet */
  async plan(lines: readonly Line<ViolationEntry>[], numbered: (number: string) => string): Promise<ViolationPlan> {
    const remarks: ViolationPlan['remarks'][number][] = lines.flatMap((line) => [
      ...line.notes.map((remark) => ({ line: line.line, refused: false, remark })), ...('refused' in line ? line.refused.map((remark) => ({ line: line.line, refused: true, remark })) : []),
    ]);
    const unclear = lines.flatMap((line) => ('refused' in line ? [line.line] : []));
    const known = await this.known();
    const parties = await this.parties();
    const incidents: PlannedIncident[] = [];
    let refused = unclear.length;
    const byNumber = Map.groupBy(lines.flatMap((line) => ('entry' in line ? [{ line: line.line, entry: line.entry }] : [])), ({ entry }) => entry.number);
    for (const [number, told] of byNumber) {
      const importNumber = numbered(number);
      if (known.has(importNumber)) {
        incidents.push({ number: importNumber, write: null });
        continue;
      }
      const read = readIncident(told.map(({ entry }) => entry), parties);
      const why = 'why' in read ? read.why : touches(unclear, told.map(({ line }) => line)) ? UNCLEAR : undefined;
      if (why === undefined && 'request' in read) {
        incidents.push({ number: importNumber, write: (actor) => this.write(actor, read, importNumber) });
      } else {
        refused += told.length;
        remarks.push({ line: told[0]?.line ?? 0, refused: true, remark: { column: 'N° incident', value: number, ...(why ?? UNCLEAR) } });
      }
    }
    return { incidents, refused, remarks };
  }

  private async write(actor: Actor, { request, verified }: ReadIncident, importNumber: string): Promise<void> {
    await this.incidents.record(actor, request, importNumber);
    for (const { violationId, on } of verified) await this.verifications.decide(actor, request.id, violationId, { id: randomUUID(), status: 'verified', on });
  }

  private async known(): Promise<Set<string>> {
    const rows = await this.uow.read(this.actor().scope, () => this.uow.query<{ import_number: string }>('select import_number from incident where import_number is not null'));
    return new Set(rows.map((row) => row.import_number));
  }

  /** A party by its code or its name in either language. */
  private async parties(): Promise<ReadonlyMap<string, string>> {
    const { parties } = await this.reference.book();
    return new Map([...parties.values()].flatMap(({ code, label }) => [[fold(label.fr), code], [fold(label.en), code], [fold(code), code]] as const));
  }
}

interface ReadIncident {
  readonly request: RecordIncidentRequest;
  readonly verified: readonly { readonly violationId: string; readonly on: string }[];
}

const UNCLEAR = { fr: 'Une ligne de cet incident n’est pas comprise : aucune n’est lue.', en: 'A line of this incident is not understood: none is read.' };
const DIFFER = { fr: 'Les lignes de cet incident ne disent pas la même date, région ou auteur, ou pas le même jour de vérification.', en: 'The lines of this incident do not give the same date, region or party, or the same day of verification.' };
const NO_PARTY = { fr: 'Auteur inconnu des données de référence.', en: 'Party not in the reference data.' };

/** A line that is not understood may belong to the incident before or after it. */
function touches(unclear: readonly number[], lines: readonly number[]): boolean {
  return unclear.some((one) => lines.includes(one - 1) || lines.includes(one + 1));
}

function readIncident(entries: readonly ViolationEntry[], parties: ReadonlyMap<string, string>): ReadIncident | { readonly why: { readonly fr: string; readonly en: string } } {
  const [first] = entries;
  const party = parties.get(fold(first?.party ?? ''));
  if (first === undefined || party === undefined) return { why: NO_PARTY };
  if (entries.some((entry) => entry.occurredAt !== first.occurredAt || entry.region !== first.region || entry.party !== first.party)) return { why: DIFFER };
  const kinds = [...Map.groupBy(entries, ({ type, facility, act }) => `${type} ${facility ?? ''} ${act ?? ''}`).values()];
  if (kinds.some((lines) => new Set(lines.map(({ verifiedOn }) => verifiedOn)).size > 1)) return { why: DIFFER };
  const violations = kinds.flatMap(([line]) => (line === undefined ? [] : [{
    on: line.verifiedOn, told: { id: randomUUID(), type: line.type, ...(line.facility !== undefined && { facility: line.facility }), ...(line.act !== undefined && { act: line.act }) },
  }]));
  const victims = [...Map.groupBy(entries.filter(({ boys, girls, sexUnknown }) => boys + girls + sexUnknown > 0), ({ group }) => group).values()].flatMap((lines) => {
    const [line] = lines;
    return line === undefined ? [] : [{
      id: randomUUID(), boys: line.boys, girls: line.girls, sexUnknown: line.sexUnknown,
      ...(line.ageFromMonths !== undefined && { ageFromMonths: line.ageFromMonths }), ...(line.ageToMonths !== undefined && { ageToMonths: line.ageToMonths }),
      suffered: lines.map(({ type, harm, cause, captivity }) => ({ type: type as 'abduction', ...(harm !== undefined && { harm }), ...(cause !== undefined && { cause }), ...(captivity !== undefined && { captivity }) })),
    }];
  });
  const request: RecordIncidentRequest = {
    id: randomUUID(), occurredAt: first.occurredAt, region: first.region, party, violations: violations.map(({ told }) => told), victims,
    sources: [{ id: randomUUID(), kind: first.source, at: first.verifiedOn ?? first.occurredAt }],
  };
  try {
    decideIncident(request.violations, request.victims);
  } catch (error) {
    if (error instanceof Refusal) return { why: { fr: `Refusé : ${error.code} (${error.field ?? ''}).`, en: `Refused: ${error.code} (${error.field ?? ''}).` } };
    throw error;
  }
  return { request, verified: violations.flatMap(({ told: { id }, on }) => (on === undefined ? [] : [{ violationId: id, on }])) };
}
