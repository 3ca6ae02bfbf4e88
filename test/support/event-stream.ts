import { type ClientRequest, request } from 'node:http';

export interface HeardEvent {
  readonly type: string;
  readonly id: string;
  readonly data: string;
}

/** What a browser's EventSource does on one connection, without coming back by itself. */
export class EventStream {
  readonly events: HeardEvent[] = [];
  comments = 0;
  status = 0;
  ended = false;
  private readonly made: ClientRequest;
  private readonly opened: Promise<void>;

  constructor(url: string, headers: Record<string, string>) {
    let open: () => void = () => undefined;
    this.opened = new Promise((resolve) => { open = resolve; });
    this.made = request(url, { headers: { accept: 'text/event-stream', ...headers } }, (response) => {
      this.status = response.statusCode ?? 0;
      open();
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        for (let cut = text.indexOf('\n\n'); cut >= 0; cut = text.indexOf('\n\n')) {
          this.hear(text.slice(0, cut));
          text = text.slice(cut + 2);
        }
      });
      response.on('close', () => { this.ended = true; });
    });
    this.made.on('error', () => { this.ended = true; open(); });
    this.made.end();
  }

  async untilOpen(): Promise<this> {
    await this.opened;
    return this;
  }

  close(): void {
    this.made.destroy();
  }

  private hear(block: string): void {
    const lines = block.split('\n').filter((line) => line !== '');
    if (lines.length === 0) return;
    if (lines.every((line) => line.startsWith(':'))) this.comments += 1;
    else {
      const field = (name: string): string => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
      this.events.push({ type: field('event'), id: field('id'), data: field('data') });
    }
  }
}
