/** Seeds in which the checker once found something, with what it was. Each is run again by the tests, as far as it takes to see it. */
export const REGRESSION_SEEDS: readonly { readonly seed: number; readonly years: number; readonly found: string }[] = [];
