import type { Situation } from './matrix.vocabulary.js';
import type { Permission } from './permissions.vocabulary.js';

/** What a route acts on. `house`: nobody's in particular. `own-alert`: what was sent to the person themself. */
export type Subject = 'house' | 'case' | 'own-alert';

export interface RouteEntry {
  /** public: anybody; signed-in: any session; otherwise the permission. */
  readonly needs: 'public' | 'signed-in' | Permission;
  readonly on: Subject;
  /** The status when it is done. */
  readonly done: number;
  /** The least that must be seen of the child; less is "not found". */
  readonly sight?: 'custody' | 'file';
  /** Where the child must stand for it; elsewhere the answer is 409, or what `otherwise` says. Left out: wherever the child stands. */
  readonly where?: readonly Situation[];
  readonly otherwise?: Partial<Record<Situation, number>>;
}

const HELD: readonly Situation[] = ['held', 'transferred', 'other-region'];
const HELD_OR_OFFERED: readonly Situation[] = [...HELD, 'offered'];
const IN_CARE: readonly Situation[] = ['in-care', 'foster', 'handed-on', 'other-centre'];
const PLACED: readonly Situation[] = ['placed', 'closure-asked'];
const CIVILIAN: readonly Situation[] = ['handed-over', ...IN_CARE, ...PLACED];
const OPEN: readonly Situation[] = [...HELD_OR_OFFERED, ...CIVILIAN];

const house = (needs: RouteEntry['needs'], done = 200): RouteEntry => ({ needs, on: 'house', done });
const readCase = (needs: Permission): RouteEntry => ({ needs, on: 'case', done: 200, sight: 'custody' });
const changeCase = (needs: Permission, done: number, where: readonly Situation[], sight: 'custody' | 'file' = 'custody'): RouteEntry => ({ needs, on: 'case', done, sight, where });

/** Every route of docs/openapi.json, one line each. One that is missing here, or is here and nowhere else, fails the tests. */
export const ROUTES: Record<string, RouteEntry> = {
  'GET /api/health': house('public'),
  'GET /api/reference': house('signed-in'),
  'POST /api/session': house('public'),
  'GET /api/session': house('signed-in'),
  'DELETE /api/session': house('signed-in', 204),
  'GET /api/users': house('user.manage'),
  'POST /api/users': house('user.manage', 201),
  'GET /api/clock': house('clock.read'),
  'GET /api/time-limits': house('time-limit.read'),
  'GET /api/cases': house('case.list'),
  'POST /api/cases': house('case.open', 201),
  'GET /api/cases/{id}': readCase('case.read'),
  'PUT /api/cases/{id}/identity': changeCase('identity.record', 200, OPEN, 'file'),
  'PUT /api/cases/{id}/assignment': changeCase('case.assign', 200, CIVILIAN),
  'POST /api/cases/{id}/closure/request': changeCase('closure.request', 200, ['handed-over', 'placed']),
  'POST /api/cases/{id}/closure/approve': changeCase('closure.decide', 200, ['closure-asked']),
  'POST /api/cases/{id}/closure/refuse': changeCase('closure.decide', 200, ['closure-asked']),
  'POST /api/captures': house('custody.notify', 201),
  'POST /api/cases/{id}/custody/transfer': changeCase('custody.change', 200, HELD),
  'POST /api/cases/{id}/custody/release': changeCase('custody.change', 200, HELD_OR_OFFERED),
  'POST /api/cases/{id}/custody/situation-unknown': changeCase('custody.change', 200, HELD_OR_OFFERED),
  'POST /api/cases/{id}/handover': changeCase('handover.offer', 201, HELD),
  'POST /api/cases/{id}/handover/accept': changeCase('handover.answer', 200, ['offered']),
  'POST /api/cases/{id}/handover/refuse': changeCase('handover.answer', 200, ['offered']),
  'POST /api/cases/{id}/stay/admit': changeCase('stay.admit', 201, ['handed-over', ...PLACED]),
  'POST /api/cases/{id}/stay/discharge': changeCase('stay.discharge', 200, IN_CARE),
  'POST /api/cases/{id}/services': changeCase('service.record', 201, [...IN_CARE, ...PLACED]),
  'POST /api/cases/{id}/visits': changeCase('visit.record', 201, PLACED),
  'GET /api/alerts': house('alert.read'),
  'POST /api/alerts/seen': house('alert.read', 204),
  'POST /api/alerts/{id}/acknowledge': { needs: 'alert.read', on: 'own-alert', done: 200 },
  'GET /api/reports/deprivation': house('report.read'),
  'GET /api/reports/care': house('report.read'),
};
