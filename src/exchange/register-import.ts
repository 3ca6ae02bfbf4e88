import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, ServiceAccounts } from '../access/index.js';
import { CaseFileService } from '../cases/index.js';
import { CustodyService } from '../custody/index.js';
import { HandoverService } from '../handover/index.js';
import { StayService } from '../interim-care/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { parseKnownTime } from '../platform/known-time/index.js';
import { ReferenceService } from '../reference/index.js';
import { ReintegrationService } from '../reintegration/index.js';
import { ErasedNumbersService } from '../retention/index.js';
import { readRegister } from './register.rules.js';
import type { CaptureEntry, CareEntry, Remark } from './register.vocabulary.js';
import { fold } from './register-values.rules.js';
import { ViolationImport } from './violation-import.js';

/** What a run would do, or did: never more than the dry run announced. */
export interface ImportOutcome {
  readonly kind: 'captures' | 'care' | 'violations';
  readonly created: number;
  readonly alreadyThere: number;
  readonly refused: number;
  readonly remarks: readonly { readonly line: number; readonly refused: boolean; readonly remark: Remark }[];
}

type Write = (actor: Actor) => Promise<unknown>;

/**
 * Registers into cases, through the same services as the pages: the facts' own times as valid time, now as recorded time. Each line
 * is one transaction; a line already imported is known by its number, so that a run cut short is simply run again.
 */
@Injectable()
export class RegisterImport {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ServiceAccounts) private readonly accounts: ServiceAccounts,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(CaseFileService) private readonly files: CaseFileService,
    @Inject(CustodyService) private readonly custody: CustodyService,
    @Inject(HandoverService) private readonly handovers: HandoverService,
    @Inject(StayService) private readonly stays: StayService,
    @Inject(ReintegrationService) private readonly reintegration: ReintegrationService,
    @Inject(ErasedNumbersService) private readonly erased: ErasedNumbersService,
    @Inject(ViolationImport) private readonly violations: ViolationImport,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Reads and says what would be created; writes nothing. */
  async plan(bytes: Buffer, source: string): Promise<ImportOutcome> {
    return (await this.prepare(bytes, source)).outcome;
  }

  /** @param source the register's name: numbers of two registers never meet */
  async run(bytes: Buffer, source: string): Promise<ImportOutcome> {
    const { outcome, writes } = await this.prepare(bytes, source);
    const actor = outcome.kind === 'violations' ? this.violations.actor() : this.accounts.registerImport();
    for (const write of writes) await this.uow.write(actor.scope, () => write(actor));
    return outcome;
  }

  private async prepare(bytes: Buffer, source: string): Promise<{ outcome: ImportOutcome; writes: Write[] }> {
    const register = readRegister(bytes, this.clock.now());
    const numbered = (number: string): string => `${source.replace(/\.csv$/i, '')} ${number}`;
    if (register.kind === 'violations') {
      const { incidents, refused, remarks } = await this.violations.plan(register.lines, numbered);
      const writes = incidents.flatMap(({ write }) => (write === null ? [] : [write]));
      return { outcome: { kind: register.kind, created: writes.length, alreadyThere: incidents.length - writes.length, refused, remarks }, writes };
    }
    const known = await this.knownNumbers();
    const outcome = { kind: register.kind, created: 0, alreadyThere: 0, refused: 0, remarks: [] as { line: number; refused: boolean; remark: Remark }[] };
    const writes: Write[] = [];
    const take = <Entry extends { readonly number: string }>(
      line: { line: number; notes: readonly Remark[] } & ({ entry: Entry } | { refused: readonly Remark[] }),
      plan: (entry: Entry, number: string) => Write | Remark,
    ): void => {
      const refuse = (remark: Remark): number => outcome.remarks.push({ line: line.line, refused: true, remark });
      for (const remark of line.notes) outcome.remarks.push({ line: line.line, refused: false, remark });
      if (!('entry' in line)) {
        outcome.refused += 1;
        line.refused.forEach(refuse);
        return;
      }
      const number = numbered(line.entry.number);
      if (known.has(number)) {
        outcome.alreadyThere += 1;
        return;
      }
      const planned = plan(line.entry, number);
      if (typeof planned === 'function') {
        outcome.created += 1;
        writes.push(planned);
      } else {
        outcome.refused += 1;
        refuse(planned);
      }
    };
    if (register.kind === 'captures') {
      const regions = await this.regionsOfPlaces();
      for (const line of register.lines) take(line, (entry, number) => this.captureWrite(entry, number, regions));
    } else {
      for (const line of register.lines) take(line, (entry, number) => this.careWrite(entry, number));
    }
    return { outcome, writes };
  }

  private captureWrite(entry: CaptureEntry, number: string, regions: ReadonlyMap<string, { code: string; region: string }>): Write | Remark {
    const place = regions.get(fold(entry.place));
    if (place === undefined) {
      return { column: 'Lieu', value: entry.place, fr: 'Lieu inconnu : sa région manque aux données de référence.', en: 'Unknown place: its region is not in the reference data.' };
    }
    return async (actor) => {
      const id = randomUUID();
      const notifiedAt = parseKnownTime(entry.notifiedAt);
      await this.custody.notify(
        actor,
        {
          id, kind: 'capture', startedAt: entry.startedAt, place: place.code, region: place.region, authority: entry.authority, sex: entry.sex,
          agePrecision: entry.age.precision,
          ...(entry.age.years !== undefined && { ageYears: entry.age.years }),
          ...(entry.remark !== undefined && { remark: entry.remark }),
        },
        { registerNumber: number, ...(notifiedAt !== undefined && { notifiedAt }) },
      );
      const endedAt = entry.endedAt === undefined ? undefined : parseKnownTime(entry.endedAt);
      if (entry.outcome === 'situation-unknown') await this.custody.situationUnknown(actor, id, {});
      if (endedAt === undefined || entry.endedAt === undefined) return;
      if (entry.outcome === 'released') await this.custody.release(actor, id, { at: entry.endedAt, kind: 'released' });
      if (entry.outcome === 'handed-over') {
        await this.handovers.offerTo(actor, id, randomUUID(), endedAt, entry.centre ?? null);
        await this.handovers.accept(actor, id, { at: entry.endedAt });
      }
    };
  }

  private careWrite(entry: CareEntry, number: string): Write | Remark {
    // A foster family's region is not written in the register: the region of origin answers until somebody says better.
    const region = entry.origin ?? entry.centre;
    if (region === undefined) {
      return { column: 'Région d’origine', value: '', fr: 'Une famille d’accueil demande une région.', en: 'A foster family needs a region.' };
    }
    return async (actor) => {
      const id = randomUUID();
      await this.files.open(
        actor,
        {
          id, entry: entry.entry, occurredAt: entry.admittedAt, region, sex: entry.sex, agePrecision: entry.age.precision,
          ...(entry.age.years !== undefined && { ageYears: entry.age.years }),
          ...(entry.centre !== undefined && { centre: entry.centre }),
          ...(entry.party !== undefined && { party: entry.party }),
          ...(entry.role !== undefined && { role: entry.role }),
          ...(entry.remark !== undefined && { remark: entry.remark }),
        },
        { registerNumber: number, ...(entry.origin !== undefined && { originRegion: entry.origin }) },
      );
      if (entry.given !== '' || entry.family !== '') await this.files.recordIdentity(actor, id, { given: entry.given, family: entry.family });
      await this.stays.admit(actor, id, {
        id: randomUUID(), at: entry.admittedAt, kind: entry.kind, ...(entry.centre === undefined ? { region } : { centre: entry.centre }),
      }, 'as-registered');
      await this.reintegration.recordUndatedServices(actor, id, [...entry.services.map((service) => ({ service })), ...entry.tracks]);
      if (entry.dischargedAt !== undefined && entry.destination !== undefined) {
        await this.stays.discharge(actor, id, { at: entry.dischargedAt, destination: entry.destination });
      }
    };
  }

  /** Numbers of cases that are here, and of cases whose identity was erased: none of them is imported again. */
  private async knownNumbers(): Promise<{ has: (number: string) => boolean }> {
    const { scope } = this.accounts.registerImport();
    return await this.uow.read(scope, async () => {
      const rows = await this.uow.query<{ register_number: string }>('select register_number from child_case where register_number is not null');
      const here = new Set(rows.map((row) => row.register_number));
      const erased = await this.erased.known();
      return { has: (number) => here.has(number) || erased.has(number) };
    });
  }

  private async regionsOfPlaces(): Promise<Map<string, { code: string; region: string }>> {
    const { places } = await this.reference.book();
    return new Map([...places.values()].map((place) => [fold(place.name), place]));
  }
}
