import 'reflect-metadata';
import { Command } from 'commander';
import { createAdministrator } from './cli/admin.js';
import { printDemoAccounts } from './cli/demo-accounts.js';
import { loadDemo } from './cli/demo.js';
import { checkWorker } from './cli/health.js';
import { importRegisters } from './cli/import.js';
import { printOpenApi } from './cli/openapi.js';
import { printPermissions } from './cli/permissions.js';
import { loadReferenceData, migrateDatabase } from './cli/schema.js';

/** What an operator does from the command line. Every command says what it did; the exit code is 0 only when it did it. */
const program = new Command('passerelle').description('Passerelle, commandes de l’exploitant / operator commands').showHelpAfterError();

program.command('migrate').description('bring the database schema up to date (owner connection)').action(migrateDatabase);
program.command('reference').command('load').description('load regions, centres, parties, code lists and time limits').action(loadReferenceData);

const demo = program.command('demo').description('made-up data, for demonstration only');
demo.command('load').description('load the demonstration caseload and accounts').action(loadDemo);
demo.command('accounts').description('print the demonstration accounts').action(printDemoAccounts);

program
  .command('admin')
  .command('create')
  .description('create the first administrator and print the password once')
  .option('--email <address>', 'address of the administrator', 'admin@passerelle.invalid')
  .action(createAdministrator);

program
  .command('import')
  .description('read registers of captures or of children in care; without --confirm nothing is written')
  .argument('<files...>', 'CSV files as centres keep them')
  .option('--confirm', 'write what the dry run announces', false)
  .option('--notes <count>', 'how many unclear lines to print', '20')
  .action(importRegisters);

program.command('openapi').description('print the contract of the API').action(printOpenApi);
program.command('permissions').description('print who may do what, and who is shown what').action(printPermissions);
program.command('health').command('worker').description('exit 0 when the alert worker has swept lately').action(checkWorker);

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
