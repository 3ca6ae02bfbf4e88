/**
 * Who may import whom. The table is the architecture (docs/adr/0001): a module may import what stands below it, at its index.ts,
 * and every module may use the platform. A new module gets a line here before it gets an import.
 */
const ground = ['access', 'deadlines', 'identity', 'reference'];
const steps = [
  'custody', 'age-assessment', 'handover', 'foster-care', 'interim-care', 'family', 'reintegration', 'episodes', 'closure', 'violations', 'documents', 'acts', 'consent', 'referrals', 'restricted', 'working-day', 'duplicates', 'emergency-access', 'retention',
];
const child = [...ground, 'audit', 'cases', ...steps];

const mayImport = {
  reference: [],
  access: ['reference'],
  // Whoever has a controller declares permissions, and those are access's.
  audit: ['access', 'reference'],
  // What names people stands beside the case, not in it: the case asks for a name, the name knows no case.
  identity: ['access', 'reference'],
  // What somebody says who answers for a deadline is free text, and so is sealed.
  deadlines: ['access', 'identity', 'reference'],
  // What the Ministry words for itself: lists of codes, and what is asked beside the forms.
  configuration: ['access', 'identity', 'reference'],
  // How somebody is reached knows nothing of what they are told.
  channels: ['access', 'reference'],
  cases: ground,
  // The steps of the child's way do not know each other: what one leaves for the next is a fact that the case tells.
  ...Object.fromEntries(steps.map((step) => [step, [...ground, 'cases']])),
  // Two facts of one instant, written in one transaction, one way only: an accepted handover ends the custody,
  handover: [...ground, 'cases', 'custody'],
  // and a discharge to a family begins the placement. An admission to a foster family asks whether it has room.
  'interim-care': [...ground, 'cases', 'configuration', 'foster-care', 'reintegration'],
  // What the Ministry asks beside an assessment, a service or a visit is answered with it.
  reintegration: [...ground, 'cases', 'configuration'],
  // The death of a child ends the stay or the placement in which the child lived.
  // Recruited again or held again: what was running ends, and a custody begins, in one transaction.
  episodes: [...ground, 'cases', 'custody', 'interim-care', 'reintegration'],
  closure: [...ground, 'cases', 'interim-care', 'reintegration'],
  // What a referral tells its partner is a sharing, decided by the consents.
  referrals: [...ground, 'cases', 'consent'],
  // A signed paper comes back as a document.
  acts: [...ground, 'cases', 'documents'],
  // The summary on paper has the sheet of the admission on it, where that was chosen.
  'case-summary': [...ground, 'cases', 'interim-care'],
  // They read all the others, and nothing below depends on them: an alert or a report can never hold up a fact.
  alerts: [...child, 'channels'],
  // What watches the clock shares nothing with it: a second formula that called the first would agree with every mistake (docs/adr/0025).
  operations: ['access'],
  // No child: what the programme does, in codes and counts.
  activities: ['access', 'reference'],
  // What may be shown of a table is arithmetic: it knows no report and no child.
  disclosure: ['access'],
  reports: [...child, 'disclosure'],
  // Freezes what a report says.
  editions: ['access', 'reference', 'reports'],
  exchange: child,
};
const modules = Object.keys(mayImport);

const npm = (...names) => names.map((name) => `(^|/)node_modules/(@types/)?${name}/`);
const specs = '\\.spec\\.ts$';
/** Entrances, the operator's commands and the supervisor of `npm start`: they put the house together and stand above every module. */
const entranceFolders = ['cli', 'supervisor'];
const entrances = ['^src/[^/]+\\.ts$', `^src/(${entranceFolders.join('|')})/`];

const layers = modules.map((name) => ({
  name: `layers-${name}`,
  comment: `${name} may import: ${['platform', ...mayImport[name]].join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^src/', pathNot: [`^src/(${['platform', name, ...mayImport[name]].join('|')})/`, ...entrances] },
}));

/** Rules are pure: given facts, they decide. They can be read aloud to a lawyer, and tested without a database. */
function pure(name, from, packages) {
  const rules = ['^src/.+\\.(rules|vocabulary|types)\\.ts$', '^src/platform/(known-time|refusal)/index\\.ts$', ...packages];
  return [
    {
      name: `${name}-run-alone`,
      comment: 'Rules call only other rules, vocabularies, known times and refusals.',
      severity: 'error',
      from,
      to: { pathNot: rules, dependencyTypesNot: ['type-only'] },
    },
    {
      name: `${name}-know-only-words`,
      comment: "Even as types, rules know only vocabularies and what a module's index.ts tells: no entity, no request, no framework.",
      severity: 'error',
      from,
      to: { pathNot: [...rules, '^src/[^/]+/index\\.ts$'] },
    },
  ];
}

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'known-module',
      comment: 'A folder under src/ that the table in .dependency-cruiser.cjs does not place.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: [`^src/(${['platform', ...entranceFolders, ...modules].join('|')})/`] },
    },
    {
      name: 'platform-knows-no-module',
      comment: 'The platform carries every module, so it can know none.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: ['^src/platform/', ...entrances] },
    },
    {
      name: 'nobody-imports-the-entrances',
      comment: 'Entry points and commands import the modules, never the other way round.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: entrances },
      to: { path: entrances },
    },
    {
      name: 'modules-meet-at-index',
      comment: "Of another module, only index.ts, or index.rules.ts with what is pure: the rest of it may change without asking.",
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: ['^src/platform/'] },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/platform/', '^src/[^/]+/index(\\.rules)?\\.ts$'] },
    },
    {
      name: 'entrances-meet-at-index',
      comment: 'Entry points import modules at their index.ts.',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/platform/', ...entrances, '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'rooms-meet-at-index',
      comment: "Of a room of the platform, only its index.ts.",
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/'] },
      to: { path: '^src/platform/', pathNot: ['^src/platform/[^/]+/index\\.ts$'] },
    },
    {
      name: 'rooms-meet-each-other-at-index',
      comment: 'The rooms of the platform keep to the same rule among themselves.',
      severity: 'error',
      from: { path: '^src/platform/([^/]+)/' },
      to: { path: '^src/platform/', pathNot: ['^src/platform/$1/', '^src/platform/[^/]+/index\\.ts$'] },
    },

    ...pure('rules', { path: '^src/.+\\.rules\\.ts$', pathNot: ['^src/exchange/'] }, []),
    // Reading a register is text in, rows and doubts out: as pure as a rule, with a reader of CSV.
    ...pure('exchange-rules', { path: '^src/exchange/.+\\.rules\\.ts$' }, npm('csv-parse')),

    {
      name: 'typeorm-behind-the-unit-of-work',
      comment: 'Entities describe, services ask through the unit of work; nobody else knows TypeORM. (ESLint keeps DataSource to platform/database.)',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/(database|http)/', '\\.(entity|service)\\.ts$', specs] },
      to: { path: npm('typeorm') },
    },
    {
      name: 'connections-in-the-platform',
      comment: 'What opens a connection chooses a database role: that is for the platform, and for the commands that an operator runs as the owner.',
      severity: 'error',
      from: { path: '^src/', pathNot: [...entrances, '^src/platform/', specs] },
      to: { path: npm('pg', 'postgrator'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'entities-registered-in-modules',
      comment: '@nestjs/typeorm hands out the global manager: only platform/database, and *.module.ts to register entities.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/database/', '\\.module\\.ts$', specs] },
      to: { path: npm('@nestjs/typeorm') },
    },
    {
      name: 'the-queue-only-wakes',
      comment: 'No module but alerts waits for a queue: truth is in PostgreSQL (docs/adr/0002).',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/queue/', '^src/alerts/', specs] },
      to: { path: npm('bullmq', '@nestjs/bullmq') },
    },
    {
      name: 'http-at-the-door',
      comment: 'Nothing below the controller knows HTTP. At the door stand controllers, DTOs, guards, decorators and interceptors.',
      severity: 'error',
      from: { path: '^src/', pathNot: [...entrances, '^src/platform/http/', '\\.(controller|dto|guard|decorator|interceptor)\\.ts$', specs] },
      to: { path: npm('@nestjs/swagger', '@nestjs/platform-fastify', 'fastify', '@fastify/[^/]+') },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one thing, or miss a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-development-packages',
      comment: 'The container installs without development packages.',
      severity: 'error',
      from: { path: '^src/', pathNot: [specs] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-without-web',
      comment: 'The server hands out the built pages; it never imports them.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
    {
      name: 'web-without-server',
      comment: 'The client knows the server by its contract only.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^src/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(web/)?dist/', '^coverage/'] },
    tsPreCompilationDeps: true, // a type imported from the wrong place is the wrong place too
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], mainFields: ['main', 'types'] },
  },
};
