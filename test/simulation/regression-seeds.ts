/**
 * Seeds in which the checker once found something, with what it was. Each is lived again by the tests, as far as it takes to see it.
 */
export const REGRESSION_SEEDS: readonly { readonly seed: number; readonly years: number; readonly roughness: number; readonly found: string }[] = [
  { seed: 4, years: 0.06, roughness: 1, found: 'a limit moved by a correction passed in silence' },
  { seed: 8, years: 0.06, roughness: 8, found: 'two things of one child, kept back while PostgreSQL was away, were told at one instant' },
  { seed: 12, years: 0.1, roughness: 1, found: 'the unit ended a custody itself, which child protection alone may: the years of the simulation were of another house' },
];
