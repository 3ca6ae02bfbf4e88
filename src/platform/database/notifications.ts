import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/index.js';

const AGAIN_MS = 2_000;

/** What was notified; undefined: the connection was away, and anything may have been missed. */
export type Heard = (payload: string | undefined) => void;

/**
 * What the database tells all processes that listen (LISTEN, NOTIFY). One connection of its own, opened when somebody first listens. A
 * notification only says that there is something to look up: one that is lost delays, and loses nothing.
 */
@Injectable()
export class Notifications implements OnModuleDestroy {
  private readonly log = new Logger(Notifications.name);
  private readonly heard = new Map<string, Set<Heard>>();
  private client: pg.Client | undefined;
  private again: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(@Inject(Config) private readonly config: Config) {}

  /** @param channel a constant of the code @returns what ends it */
  listen(channel: string, heard: Heard): () => void {
    const known = this.heard.get(channel);
    if (known === undefined) this.heard.set(channel, new Set([heard]));
    else known.add(heard);
    if (this.client === undefined && this.again === undefined) void this.connect();
    else if (known === undefined) void this.client?.query(`listen ${channel}`).catch(() => undefined); // lost: connecting again listens to all
    return () => {
      this.heard.get(channel)?.delete(heard);
    };
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.again);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.appDatabaseUrl, application_name: 'passerelle-listen', keepAlive: true });
    this.client = client;
    client.on('error', () => undefined); // its end is heard below
    client.on('end', () => { this.lost(client); });
    client.on('notification', ({ channel, payload }) => {
      for (const heard of this.heard.get(channel) ?? []) heard(payload ?? '');
    });
    try {
      await client.connect();
      for (const channel of this.heard.keys()) await client.query(`listen ${channel}`);
      for (const all of this.heard.values()) for (const heard of all) heard(undefined);
    } catch (error) {
      this.log.warn(`listening: ${error instanceof Error ? error.message : String(error)}`);
      await client.end().catch(() => undefined);
      this.lost(client);
    }
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    if (this.stopped) return;
    this.again = setTimeout(() => {
      this.again = undefined;
      void this.connect();
    }, AGAIN_MS);
  }
}
