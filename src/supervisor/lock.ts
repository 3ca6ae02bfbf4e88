import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

interface Held {
  readonly pid: number;
  readonly address: string;
}

/** One supervisor a data directory. A lock left behind by kill -9 is recognised by its process being gone, or another program. */
export class Lock {
  constructor(private readonly file: string) {}

  /** @returns the running holder, or undefined when the lock is now ours */
  take(): Held | undefined {
    mkdirSync(dirname(this.file), { recursive: true });
    const held = this.holder();
    if (held !== undefined) return held;
    this.write('');
    return undefined;
  }

  announce(address: string): void {
    this.write(address);
  }

  release(): void {
    rmSync(this.file, { force: true });
  }

  private holder(): Held | undefined {
    if (!existsSync(this.file)) return undefined;
    try {
      const held = JSON.parse(readFileSync(this.file, 'utf8')) as Held;
      return held.pid !== process.pid && isSupervisor(held.pid) ? held : undefined;
    } catch {
      return undefined; // half-written when the power went: nobody holds it
    }
  }

  private write(address: string): void {
    writeFileSync(this.file, JSON.stringify({ pid: process.pid, address } satisfies Held));
  }
}

function isSupervisor(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const commandLine = `/proc/${String(pid)}/cmdline`;
  return existsSync(commandLine) ? readFileSync(commandLine, 'utf8').includes('start.js') : true;
}
