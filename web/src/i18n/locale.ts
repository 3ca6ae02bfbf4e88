import { createStore, useStore } from '../api/store';
import type { Locale } from '../api/contract';

const KEY = 'passerelle.locale';

function stored(): Locale | undefined {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'fr' || value === 'en' ? value : undefined;
  } catch {
    return undefined; // storage refused: French, until asked otherwise
  }
}

const locale = createStore<Locale>(stored() ?? 'fr');

export const currentLocale = (): Locale => locale.get();
export const useLocale = (): Locale => useStore(locale);
export const hasChosenLocale = (): boolean => stored() !== undefined;

/** For this visit only. */
export function showLocale(next: Locale): void {
  locale.set(next);
}

/** For good, on this device. */
export function chooseLocale(next: Locale): void {
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Storage refused: it holds for this visit.
  }
  locale.set(next);
}
