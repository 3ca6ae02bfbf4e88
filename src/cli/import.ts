import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type ImportOutcome, RegisterImport } from '../exchange/index.js';
import { inApplication } from './context.js';

/** Dry run unless confirmed: says what would be created, and line by line what is unclear and why. */
export async function importRegisters(files: readonly string[], options: { confirm: boolean; notes: string }): Promise<void> {
  await inApplication(async (app) => {
    const importer = app.get(RegisterImport, { strict: false });
    for (const file of files) {
      const bytes = readFileSync(file);
      const source = basename(file);
      tell(source, await importer.plan(bytes, source), Number(options.notes), options.confirm);
      if (!options.confirm) continue;
      const done = await importer.run(bytes, source);
      console.log(`  fait / done: ${String(done.created)} ${done.kind === 'violations' ? 'incidents' : 'dossiers'}`);
    }
    if (!options.confirm) console.log('Rien n’a été écrit. Relancez avec --confirm. / Nothing was written. Run again with --confirm.');
  });
}

function tell(source: string, outcome: ImportOutcome, limit: number, confirmed: boolean): void {
  console.log(`${source} (${KINDS[outcome.kind]})`);
  console.log(`  ${confirmed ? 'à créer / to create' : 'seraient créés / would be created'}: ${String(outcome.created)}`);
  console.log(`  déjà là / already there: ${String(outcome.alreadyThere)}`);
  console.log(`  refusés / refused: ${String(outcome.refused)}`);
  const ordered = [...outcome.remarks].sort((a, b) => Number(b.refused) - Number(a.refused) || a.line - b.line);
  for (const { line, refused, remark } of ordered.slice(0, limit)) {
    console.log(`  ${refused ? 'REFUS' : 'note '} ligne ${String(line)}, ${remark.column} « ${remark.value} » : ${remark.fr} / ${remark.en}`);
  }
  if (ordered.length > limit) console.log(`  … et ${String(ordered.length - limit)} autres remarques (--notes ${String(ordered.length)}) / and more remarks`);
}

const KINDS = { captures: 'captures', care: 'prise en charge / children in care', violations: 'violations graves / grave violations' } as const;
