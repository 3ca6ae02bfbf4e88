import { useEffect } from 'react';
import { createStore, useStore } from './store';

/** Phones in the field are minutes or years off: time left is counted by the server's clock. */
let offset = 0;
const tick = createStore(Date.now());
const TICK_MS = 30_000;

export function serverNow(): number {
  return Date.now() + offset;
}

export function setServerNow(iso: string): void {
  const server = Date.parse(iso);
  if (Number.isNaN(server)) return;
  offset = server - Date.now();
  tick.set(serverNow());
}

/** The present instant by the server's clock, renewed every 30 seconds. */
export function useServerNow(): number {
  const now = useStore(tick);
  useEffect(() => {
    tick.set(serverNow());
    const timer = setInterval(() => { tick.set(serverNow()); }, TICK_MS);
    return () => { clearInterval(timer); };
  }, []);
  return now;
}
