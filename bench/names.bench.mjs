// What it costs to find a child by name among 100,000: the search as the page asks for it (tokens, opening and comparing, the rows of the
// list, access log), each as a ratio to the same list looked up by code, in one process, one search at a time.
// Every seventh child is a Mohamed in one of its spellings. Options: --cases 100000 --seconds 8
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { scopeOf } from '../dist/access/index.js';
import { AppModule } from '../dist/app.module.js';
import { CaseListService } from '../dist/cases/case-list.service.js';
import { measure } from './lib/measure.mjs';
import { misspelt } from './lib/names.mjs';
import { caseload, stage } from './lib/stage.mjs';

const { values: options } = parseArgs({ options: { cases: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '8' } } });
const seconds = Number(options.seconds);

const house = await stage();
let app;
try {
  console.error(`making ${options.cases} cases`);
  const known = await caseload(house, Number(options.cases));
  Object.assign(process.env, house.environment);
  app = await NestFactory.createApplicationContext(AppModule, { logger: false });
  const lists = app.get(CaseListService, { strict: false });
  const questions = {
    exact: () => ({ q: full(pick(known.names)) }),
    beginning: () => ({ q: beginning(pick(known.names)) }),
    misspelt: () => ({ q: misspelt(pick(known.names)) }),
    common: () => ({ q: pick(['Mohamed', 'Mamadou', 'Fatoumata', 'Traoré', 'Mohamed Traoré', 'Aïchatou Diallo']) }),
    'common, by age and region': () => ({ q: pick(['Mohamed', 'Mohamed Traoré', 'Mamadou Diallo']), region: 'gao', ageFrom: 14, ageTo: 16 }),
  };
  const results = {};
  for (const who of ['officer', 'ministry']) {
    const actor = await actorOf(who);
    const look = ({ q, ...narrowing }) => lists.list(actor, narrowing, q);
    const byCode = await measure(1, seconds, () => lists.list(actor, {}, pick(known.codes)));
    results[who] = { 'by code': { p50: byCode.p50, p99: byCode.p99 } };
    for (const [kind, question] of Object.entries(questions)) {
      const found = await measure(1, seconds, () => look(question()));
      results[who][kind] = { p50: found.p50, p99: found.p99, ratio: Number((byCode.perSecond / found.perSecond).toFixed(1)) };
      console.error(who, kind, JSON.stringify(results[who][kind]));
    }
  }
  const { rows: [size] } = await house.owner.query(`select count(*)::int as tokens, pg_size_pretty(pg_total_relation_size('name_token')) as size from name_token`);
  console.log(JSON.stringify({ bench: 'names', cases: Number(options.cases), seconds, latency: 'ms', ratio: 'time of a search by name / time of a look-up by code', ...size, results }));
} finally {
  await app?.close();
  await house.close();
}

async function actorOf(who) {
  const { rows: [user] } = await house.owner.query('select id, role, region_code from app_user where display_name = $1', [who]);
  const post = { userId: user.id, role: user.role, regionCode: user.region_code, centreCode: null, unitId: null };
  return { ...post, displayName: who, locale: 'fr', scope: scopeOf(post) };
}

function full({ given, family }) {
  return `${given} ${family}`;
}

/** As it is while somebody types: the first name, and the first letters of the second. */
function beginning({ given, family }) {
  return `${given} ${family.slice(0, 4)}`;
}

function pick(list) {
  return list[Math.floor(Math.random() * list.length)];
}
