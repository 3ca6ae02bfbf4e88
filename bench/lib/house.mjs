// One API process of the benchmark of access. Whole: as it is. Plain (argument "plain"): the same application without sealing,
// access log and row-level security, put together here and nowhere else: it connects as a role that bypasses policies
// (APP_DATABASE_URL), and names and notes come in clear from tables that only this benchmark makes.
import { Test } from '@nestjs/testing';
import { AppModule } from '../../dist/app.module.js';
import { fastifyAdapter, HTTP_OPTIONS, prepareHttp } from '../../dist/http-app.js';
import { ChildVault, NotesService } from '../../dist/identity/index.js';
import { UnitOfWork } from '../../dist/platform/database/index.js';
import { AccessLog } from '../../dist/platform/journal/index.js';

class ClearNames {
  constructor(uow) {
    this.uow = uow;
  }

  unsealForTheTold(texts) {
    return Promise.resolve(texts.map(() => undefined));
  }

  unsealByAnyOf(_caseIds, sealed) {
    return Promise.resolve(sealed.map(() => undefined));
  }

  async names(caseIds) {
    const rows = await this.uow.query('select case_id, given, family from bench_name where case_id = any ($1)', [caseIds]);
    return new Map(rows.map(({ case_id: id, given, family }) => [id, { given, family }]));
  }
}

class ClearNotes {
  constructor(uow) {
    this.uow = uow;
  }

  async ofCase(caseId) {
    const rows = await this.uow.query('select about, about_id, body from bench_note where case_id = $1', [caseId]);
    return new Map(rows.map(({ about, about_id: aboutId, body }) => [`${about} ${aboutId}`, body]));
  }
}

const plain = process.argv.includes('plain');
const building = Test.createTestingModule({ imports: [AppModule] });
if (plain) {
  building
    .overrideProvider(AccessLog)
    .useValue({ record: () => Promise.resolve() })
    .overrideProvider(ChildVault)
    .useFactory({ inject: [UnitOfWork], factory: (uow) => new ClearNames(uow) })
    .overrideProvider(NotesService)
    .useFactory({ inject: [UnitOfWork], factory: (uow) => new ClearNotes(uow) });
}
const app = (await building.compile()).createNestApplication(fastifyAdapter(false), { ...HTTP_OPTIONS, logger: false });
await prepareHttp(app);
await app.listen(Number(process.env.PORT), '127.0.0.1');
