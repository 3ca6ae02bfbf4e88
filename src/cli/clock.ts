import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DifferencesToldModule } from '../differences-told.js';
import { type Opinion, OperationsEngineModule, SecondOpinionService } from '../operations/index.js';
import { ClockModule } from '../platform/clock/index.js';
import { ConfigModule } from '../platform/config/index.js';
import { WorkerDatabase } from '../platform/database/index.js';

const PRINTED = 100;

/** The second opinion asks as the worker does: facts and deadlines of every case, and nobody's identity. */
@Global()
@Module({ imports: [ConfigModule], providers: [WorkerDatabase], exports: [WorkerDatabase] })
class AsWorker {}

@Module({ imports: [ConfigModule, ClockModule, AsWorker, DifferencesToldModule, OperationsEngineModule] })
class ClockCheck {}

/** @throws when the two formulas differ, or rules could not be compared: the exit code tells it too */
export async function checkClock(): Promise<void> {
  const app = await NestFactory.createApplicationContext(ClockCheck, { logger: ['error', 'warn'] });
  try {
    const service = app.get(SecondOpinionService, { strict: false });
    const opinion = await service.run('command');
    if (opinion === undefined) throw new Error('a worker is at it already: its run says what was found');
    for (const { kind, case_code: code, rule_code: rule, ordinal, kept, recomputed } of await service.openDifferences(PRINTED)) {
      console.log(`${kind}: ${code}, ${rule} ${String(ordinal)}\n  kept       ${JSON.stringify(kept)}\n  recomputed ${JSON.stringify(recomputed)}`);
    }
    console.log(`${String(opinion.deadlines)} deadlines of ${String(opinion.cases)} children computed a second time`);
    mustAgree(opinion);
  } finally {
    await app.close();
  }
}

function mustAgree({ differences, unread }: Opinion): void {
  if (unread.length > 0) throw new Error(`not compared, as the second formula cannot read their facts: ${unread.join(', ')}`);
  if (differences > 0) throw new Error(`${String(differences)} differences: the administrators are told`);
}
