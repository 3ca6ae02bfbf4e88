// One API process of the benchmark of access. Whole: as it is. Plain (argument "plain"): the same application without sealing,
// access log and row-level security, put together here and nowhere else: it connects as a role that bypasses policies
// (APP_DATABASE_URL), and names and notes come in clear from tables that only this benchmark makes.
import { Test } from '@nestjs/testing';
import { AppModule } from '../../dist/app.module.js';
import { fastifyAdapter, HTTP_OPTIONS, prepareHttp } from '../../dist/http-app.js';
import { ChildVault } from '../../dist/identity/index.js';
import { byIds, UnitOfWork } from '../../dist/platform/database/index.js';
import { AccessLog } from '../../dist/platform/journal/index.js';

class ClearFiles {
  constructor(uow) {
    this.uow = uow;
  }

  unsealForTheTold(texts) {
    return Promise.resolve(texts.map(() => undefined));
  }

  async files(caseIds) {
    const rows = await this.uow.queryByIds(CLEAR, caseIds);
    return rows.map(({ given, family, noted, notes }) => ({
      identity: { given, family },
      notes: new Map((notes ?? []).map((body, index) => [noted[index], body])),
      text: () => undefined,
    }));
  }
}

const CLEAR = byIds(
  (matches) => `
  select i.given, i.family, n.noted, n.notes
    from bench_name i
    left join lateral (select array_agg(about || ' ' || about_id) as noted, array_agg(body) as notes from bench_note where case_id = i.case_id) n on true
   where i.case_id ${matches}`,
);

const plain = process.argv.includes('plain');
const building = Test.createTestingModule({ imports: [AppModule] });
if (plain) {
  building
    .overrideProvider(AccessLog)
    .useValue({ record: () => Promise.resolve(), recordEach: () => Promise.resolve() })
    .overrideProvider(ChildVault)
    .useFactory({ inject: [UnitOfWork], factory: (uow) => new ClearFiles(uow) });
}
const app = (await building.compile()).createNestApplication(fastifyAdapter(false), { ...HTTP_OPTIONS, logger: false });
await prepareHttp(app);
await app.listen(Number(process.env.PORT), '127.0.0.1');
