import type { Config } from '../config/index.js';
import { KeyService, type KeyToUnwrap, type PlainKey, type WrappedKey } from './key-service.js';
import { LocalKeys } from './local-keys.js';
import { TransitKeys } from './transit-keys.js';

/**
 * Wraps with the external service where one is configured, otherwise with the installation key. Opens what either has wrapped: an
 * installation moves from one to the other by `keys rotate`, while it runs.
 */
export class ChosenKeys extends KeyService {
  private readonly local: LocalKeys;
  private readonly chosen: KeyService;

  constructor(config: Pick<Config, 'installationKeys' | 'keyService'>) {
    super();
    this.local = new LocalKeys(config.installationKeys);
    this.chosen = config.keyService === undefined ? this.local : new TransitKeys(config.keyService);
  }

  currentKeyId(): Promise<string> {
    return this.chosen.currentKeyId();
  }

  wrap(keys: readonly PlainKey[]): Promise<WrappedKey[]> {
    return this.chosen.wrap(keys);
  }

  async unwrap(keys: readonly KeyToUnwrap[]): Promise<Buffer[]> {
    return await this.each(keys, (service, some) => service.unwrap(some));
  }

  async rewrap(keys: readonly KeyToUnwrap[]): Promise<WrappedKey[]> {
    return await this.each(keys, async (service, some) => {
      if (service === this.chosen) return await service.rewrap(some);
      const opened = await service.unwrap(some);
      return await this.chosen.wrap(opened.map((key, index) => ({ key, context: some[index]?.context ?? '' })));
    });
  }

  /** One call a service, answers in the order asked. */
  private async each<T>(keys: readonly KeyToUnwrap[], ask: (service: KeyService, some: readonly KeyToUnwrap[]) => Promise<T[]>): Promise<T[]> {
    const numbered = keys.map((key, place) => ({ key, place }));
    const answers: { place: number; answer: T }[] = [];
    for (const [service, some] of Map.groupBy(numbered, ({ key }) => this.of(key.keyId))) {
      const given = await ask(service, some.map(({ key }) => key));
      given.forEach((answer, index) => answers.push({ place: some[index]?.place ?? -1, answer }));
    }
    return answers.sort((a, b) => a.place - b.place).map(({ answer }) => answer);
  }

  private of(keyId: string): KeyService {
    return LocalKeys.knows(keyId) ? this.local : this.chosen;
  }
}
