import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { type Scope, UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { ReferralRow } from './referral-facts.js';
import type { Side } from './referral.vocabulary.js';

/**
 * The two sides of a referral. The people of the partner see no case: what they do reaches the file by the referral's own name
 * among those who answer for the child, which is there while the referral runs, and which no session holds (docs/adr/0035).
 */
@Injectable()
export class ReferralSides {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Of whoever acts on this referral. Outside a unit of work. @throws Refusal not-found when they see no such referral */
  async scopeOf(actor: Actor, caseId: string, id: string): Promise<Scope> {
    const { partner } = await this.uow.read(actor.scope, () => this.row(caseId, id));
    return this.isOfPartner(actor, partner) ? withNames(actor.scope, [id]) : actor.scope;
  }

  /** With the names of all that run for the person's organisation. Outside a unit of work. */
  async scopeOfPartner(actor: Actor): Promise<Scope> {
    const sent = await this.uow.read(actor.scope, () => this.uow.query<{ id: string }>(RUNNING_OF, [actor.partnerCode]));
    return withNames(actor.scope, sent.map(({ id }) => id));
  }

  /** Inside a unit of work. @throws Refusal not-found */
  async row(caseId: string, id: string): Promise<ReferralRow> {
    const [found] = await this.uow.query<{ row: ReferralRow }>('select to_jsonb(r) as row from referral r where r.case_id = $1 and r.id = $2', [caseId, id]);
    if (found === undefined) throw new Refusal('not-found');
    return found.row;
  }

  /** Inside a unit of work. */
  async sideOf(actor: Actor, partner: string): Promise<Side> {
    const [row] = await this.uow.query<{ has: boolean }>('select exists (select 1 from app_user where partner_code = $1 and active) as has', [partner]);
    return { ofPartner: this.isOfPartner(actor, partner), partnerHasAccounts: row?.has === true };
  }

  private isOfPartner({ partnerCode }: Actor, partner: string): boolean {
    return partnerCode === partner;
  }
}

function withNames(scope: Scope, ids: readonly string[]): Scope {
  return { ...scope, grantees: [...scope.grantees, ...ids.map((id) => `referral:${id}`)] };
}

const RUNNING_OF = `select id from referral where partner = $1 and answer is distinct from 'refused' and fed_back_at is null and withdrawn_at is null order by sent_at limit 300`;
