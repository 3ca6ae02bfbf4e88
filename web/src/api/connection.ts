import { useEffect } from 'react';
import { createStore, useStore } from './store';

/** Whether the server answers. navigator.onLine alone is not to be trusted: a phone on a dead cell says it is online. */
const reachable = createStore(navigator.onLine);

export function serverAnswered(): void {
  reachable.set(true);
}

export function serverDidNotAnswer(): void {
  reachable.set(false);
}

export function useConnection(): boolean {
  useEffect(() => {
    const lost = (): void => { reachable.set(false); };
    const back = (): void => { reachable.set(true); };
    window.addEventListener('offline', lost);
    window.addEventListener('online', back);
    return () => {
      window.removeEventListener('offline', lost);
      window.removeEventListener('online', back);
    };
  }, []);
  return useStore(reachable);
}
