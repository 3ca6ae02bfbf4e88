import { readFileSync } from 'node:fs';

/** @returns the most memory that a running process has held so far, in MB; null where the system does not tell (no /proc) */
export function peakMemory(pid) {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}

/** Asks again and again until the process has ended. */
export async function peakUntilExit(child) {
  let peak = null;
  const look = () => { peak = peakMemory(child.pid) ?? peak; };
  const timer = setInterval(look, 100);
  const code = await new Promise((ended) => child.once('exit', ended));
  clearInterval(timer);
  return { code, peak };
}
