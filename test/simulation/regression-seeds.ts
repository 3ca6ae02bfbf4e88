/** Seeds in which the checker once found something, with what it was. Each is lived again by the tests, as far as it takes to see it. */
export const REGRESSION_SEEDS: readonly { readonly seed: number; readonly years: number; readonly found: string }[] = [
  { seed: 4, years: 0.06, found: 'a limit moved by a correction passed in silence' },
];
