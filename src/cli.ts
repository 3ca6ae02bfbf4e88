import 'reflect-metadata';
import { Command } from 'commander';
import { createAdministrator, resetAdministrator } from './cli/admin.js';
import { printDemoAccounts, printDemoCode } from './cli/demo-accounts.js';
import { exportChain, publishHead, verifyChain } from './cli/audit.js';
import { checkClock } from './cli/clock.js';
import { loadDemo } from './cli/demo.js';
import { verifyEdition } from './cli/edition.js';
import { applyErasureList } from './cli/erasures.js';
import { checkWorker } from './cli/health.js';
import { importRegisters } from './cli/import.js';
import { newInstallationKey, rotateKeys, tellKeyStatus } from './cli/keys.js';
import { printOpenApi } from './cli/openapi.js';
import { printPermissions } from './cli/permissions.js';
import { printWhoIsTold } from './cli/who-is-told.js';
import { loadReferenceData, migrateDatabase } from './cli/schema.js';

/** What an operator does from the command line. Every command says what it did; the exit code is 0 only when it did it. */
const program = new Command('passerelle').description('Passerelle, commandes de l’exploitant / operator commands').showHelpAfterError();

program.command('migrate').description('bring the database schema up to date (owner connection)').action(migrateDatabase);
program.command('reference').command('load').description('load regions, centres, parties, code lists, time limits and retention periods').action(loadReferenceData);

program
  .command('erasures')
  .command('apply')
  .description('destroy again every key of the list of destroyed keys: after a restore, before anything is served (owner connection)')
  .action(applyErasureList);

const demo = program.command('demo').description('made-up data, for demonstration only');
demo.command('load').description('load the demonstration caseload and accounts').action(loadDemo);
demo.command('code').description('print the present code of a demonstration account').argument('[address]').action(printDemoCode);
demo.command('accounts').description('print the demonstration accounts').action(printDemoAccounts);

const admin = program.command('admin').description('administrators');
admin
  .command('create')
  .description('create the first administrator and print the invitation once')
  .option('--email <address>', 'address of the administrator', 'admin@passerelle.invalid')
  .action(createAdministrator);
admin.command('reset').description('end what an administrator had to sign in with, and print a new invitation once').argument('<address>').action(resetAdministrator);

program
  .command('import')
  .description('read registers of captures or of children in care; without --confirm nothing is written')
  .argument('<files...>', 'CSV files as centres keep them')
  .option('--confirm', 'write what the dry run announces', false)
  .option('--notes <count>', 'how many unclear lines to print', '20')
  .action(importRegisters);

const keys = program.command('keys').description('the keys that wrap the children’s keys');
keys.command('new').description('make a new installation key file; the old one stays as the previous').action(newInstallationKey);
keys.command('rotate').description('wrap everything anew under the current key; may be cut short and run again').action(rotateKeys);
keys.command('status').description('which key wraps how much').action(tellKeyStatus);
const audit = program.command('audit').description('the sealed record: take it out, check it elsewhere');
audit
  .command('export')
  .description('write a sealed chain as JSON lines')
  .requiredOption('--stream <name>', 'journal or access-log')
  .requiredOption('--out <file>', 'a file that does not exist yet')
  .option('--from <position>', 'first position', '1')
  .action(exportChain);
audit
  .command('verify')
  .description('check an exported chain; needs no database')
  .argument('<file>', 'what audit export wrote')
  .option('--head <file>', 'published heads: a letter saved as text, or a copy of the printed page')
  .action(verifyChain);
audit
  .command('head')
  .description('publish today’s heads unless they exist, and print them')
  .option('--out <file>', 'write them to a file that does not exist yet, for audit verify --head')
  .action(publishHead);

program
  .command('edition')
  .description('reports frozen for good')
  .command('verify')
  .description('check an edition in a file; needs no database')
  .argument('<file>', 'the signed file of an edition')
  .option('--key <hex>', 'the public key it must be signed with')
  .action(verifyEdition);

program.command('clock').command('check').description('compute all deadlines by the second formula; exit 0 when both agree').action(checkClock);
program.command('openapi').description('print the contract of the API').action(printOpenApi);
program.command('who-is-told').description('print who is told of which step of a time limit, and in whose place').action(printWhoIsTold);
program.command('permissions').description('print who may do what, and who is shown what').action(printPermissions);
program.command('health').command('worker').description('exit 0 when the alert worker has swept lately').action(checkWorker);

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
