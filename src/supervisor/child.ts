import { type ChildProcess, fork } from 'node:child_process';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
const LONG_ENOUGH = 60_000;

/** A process that is started again whenever it dies, with growing pauses, until it is told to stop. */
export class SupervisedChild {
  private process: ChildProcess | undefined;
  private stopping = false;
  private pause = FIRST_PAUSE;

  constructor(
    private readonly script: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly say: (line: string) => void,
  ) {}

  start(): void {
    const startedAt = performance.now();
    // A process group of its own: Ctrl-C reaches the supervisor alone, which stops everything in order.
    const child = fork(this.script, [], { env: this.env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true });
    this.process = child;
    child.once('exit', (code, signal) => {
      this.process = undefined;
      if (this.stopping) return;
      if (performance.now() - startedAt > LONG_ENOUGH) this.pause = FIRST_PAUSE;
      this.say(`${this.script} ended (${String(signal ?? code)}); starting it again in ${String(this.pause / 1000)} s`);
      setTimeout(() => {
        if (!this.stopping) this.start();
      }, this.pause).unref();
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.process;
    if (child === undefined) return;
    const gone = new Promise<void>((done) => child.once('exit', () => { done(); }));
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), 8_000);
    await gone;
    clearTimeout(impatience);
  }
}
