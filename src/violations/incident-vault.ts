import { Inject, Injectable } from '@nestjs/common';
import { newKey, seal, unseal } from '../platform/crypto/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { KeyService } from '../platform/keys/index.js';

interface IncidentKey {
  readonly wrapped: Buffer;
  readonly key_id: string;
}

/** Seals for one incident. */
export interface Sealer {
  sealIfGiven(text: string | undefined): Buffer | null;
}

/**
 * What was told of an incident in words may name children, witnesses and sources. It is sealed with a key of the incident's own, wrapped by
 * the key service as a child's is: several children may be victims of one incident, and the key of one of them would not do for the others.
 */
@Injectable()
export class IncidentVault {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(KeyService) private readonly keys: KeyService,
  ) {}

  /** A key for an incident that is about to be written, and how to keep it once the incident is there. */
  begin(incidentId: string): Sealer & { readonly keep: () => Promise<void> } {
    const key = newKey();
    return {
      sealIfGiven: sealerOf(key, incidentId),
      keep: async () => {
        const [made] = await this.keys.wrap([{ key, context: incidentId }]);
        await this.uow.query('insert into incident_key (incident_id, wrapped, key_id) values ($1, $2, $3)', [incidentId, made?.wrapped, made?.keyId]);
      },
    };
  }

  async of(incidentId: string): Promise<Sealer> {
    return { sealIfGiven: sealerOf(await this.key(incidentId), incidentId) };
  }

  /** @returns in the order asked; undefined where there is no text */
  async open(incidentId: string, sealed: readonly (Buffer | null)[]): Promise<(string | undefined)[]> {
    if (sealed.every((bytes) => bytes === null)) return sealed.map(() => undefined);
    const key = await this.key(incidentId);
    return sealed.map((bytes) => (bytes === null ? undefined : unseal(key, bytes, incidentId).toString()));
  }

  private async key(incidentId: string): Promise<Buffer> {
    const [row] = await this.uow.query<IncidentKey>('select wrapped, key_id from incident_key where incident_id = $1', [incidentId]);
    const [key] = row === undefined ? [] : await this.keys.unwrap([{ wrapped: row.wrapped, keyId: row.key_id, context: incidentId }]);
    if (key === undefined) throw new Error('the key of this incident is out of reach');
    return key;
  }
}

function sealerOf(key: Buffer, incidentId: string): Sealer['sealIfGiven'] {
  return (text) => (text === undefined ? null : seal(key, Buffer.from(text), incidentId));
}
