import { Injectable } from '@nestjs/common';
import type { Actor } from './actor.js';
import type { Scope } from '../platform/database/index.js';
import { scopeOf } from './scope.rules.js';

/** Accounts nobody can sign in with: they have no password. Their ids are constants, so that the journal names them for ever. */
const REGISTER_IMPORT = '0193a000-0000-7000-8000-000000000001';
const OPERATOR = '0193a000-0000-7000-8000-000000000011';

@Injectable()
export class ServiceAccounts {
  /** Who acts when the operator imports a register from the command line. */
  registerImport(): Actor {
    const post = { userId: REGISTER_IMPORT, role: 'national-officer' as const, regionCode: null, centreCode: null, unitId: null };
    return { ...post, displayName: 'Import des registres', locale: 'fr', scope: scopeOf(post) };
  }

  /** Who acts when the operator imports a file of violations: monitors record those. */
  violationImport(): Actor {
    const post = { userId: REGISTER_IMPORT, role: 'monitor' as const, regionCode: null, centreCode: null, unitId: null };
    return { ...post, displayName: 'Import des violations', locale: 'fr', scope: scopeOf(post) };
  }

  /** Not a person: is in no list of people, and cannot be invited. */
  isOne(userId: string): boolean {
    return userId === REGISTER_IMPORT || userId === OPERATOR;
  }

  /** What the house itself does to every case because somebody has decided it: the journal names them. null: the data files did. */
  inTheNameOf(userId: string | null): Scope {
    return scopeOf({ userId: userId ?? OPERATOR, role: 'national-officer', regionCode: null, centreCode: null, unitId: null });
  }

  /** Who the access log names when the operator exports a chain from the command line. */
  operator(): Actor {
    const post = { userId: OPERATOR, role: 'auditor' as const, regionCode: null, centreCode: null, unitId: null };
    return { ...post, displayName: 'Exploitation (ligne de commande)', locale: 'fr', scope: scopeOf(post) };
  }
}
