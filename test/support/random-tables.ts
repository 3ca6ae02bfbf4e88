import type { Cell, Equation, Table } from '../../src/disclosure/index.rules.js';

/** The same numbers for the same seed, on every machine (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

type Random = (below: number) => number;

/** Like the counts of a small country's report: some zeros, many small, some large. */
function count(random: Random): number {
  return [0, 1 + random(9), 1 + random(9), 10 + random(20), 10 + random(90)][random(5)] ?? 0;
}

/** Every cell of some dimensions with all their margins; '*' is a total. */
export function crossed(prefix: string, sizes: readonly number[], value: (at: readonly string[]) => number): Table {
  const levels = sizes.map((size) => Array.from({ length: size }, (_, index) => String(index)));
  const inner = product(levels);
  const cells = product(levels.map((level) => [...level, '*'])).map((at) => ({
    id: prefix + at.join('|'),
    value: inner.filter((one) => one.every((key, dimension) => at[dimension] === '*' || at[dimension] === key)).reduce((sum, one) => sum + value(one), 0),
  }));
  const equations = product(levels.map((level) => [...level, '*'])).flatMap((at) => at.flatMap((key, dimension) => key !== '*' ? [] : [{
    total: prefix + at.join('|'), parts: (levels[dimension] ?? []).map((part) => prefix + at.with(dimension, part).join('|')),
  }]));
  return { cells, equations };
}

function product(levels: readonly (readonly string[])[]): string[][] {
  return levels.reduce<string[][]>((all, level) => all.flatMap((at) => level.map((key) => [...at, key])), [[]]);
}

function filled(random: Random): (at: readonly string[]) => number {
  const counts = new Map<string, number>();
  return (at) => {
    const key = at.join('|');
    const known = counts.get(key) ?? count(random);
    counts.set(key, known);
    return known;
  };
}

export const SHAPES = {
  'rows and columns': (random: Random): Table => crossed('', [2 + random(4), 2 + random(4)], filled(random)),
  'three dimensions': (random: Random): Table => crossed('', [2, 2 + random(2), 2 + random(2)], filled(random)),
  /** Sex by place, places in regions, regions in the country. */
  'regions and places': (random: Random): Table => {
    const value = filled(random);
    const regions = Array.from({ length: 2 + random(2) }, () => Array.from({ length: 1 + random(3) }));
    const places = regions.flatMap((region, r) => region.map((_, p) => ({ id: `${String(r)}.${String(p)}`, region: String(r) })));
    const of = (keep: (place: (typeof places)[number]) => boolean, sexes: readonly string[]): number =>
      places.filter(keep).flatMap(({ id }) => sexes.map((sex) => value([id, sex]))).reduce((sum, one) => sum + one, 0);
    const columns = [['m', ['m']], ['f', ['f']], ['*', ['m', 'f']]] as const;
    const cells: Cell[] = columns.flatMap(([key, sexes]) => [
      { id: `all|${key}`, value: of(() => true, sexes) },
      ...regions.map((_, r) => ({ id: `r${String(r)}|${key}`, value: of(({ region }) => region === String(r), sexes) })),
      ...places.map((place) => ({ id: `p${place.id}|${key}`, value: of(({ id }) => id === place.id, sexes) })),
    ]);
    const lines = ['all', ...regions.map((_, r) => `r${String(r)}`), ...places.map(({ id }) => `p${id}`)];
    const equations: Equation[] = [
      ...lines.map((line) => ({ total: `${line}|*`, parts: [`${line}|m`, `${line}|f`] })),
      ...columns.flatMap(([key]) => [
        { total: `all|${key}`, parts: regions.map((_, r) => `r${String(r)}|${key}`) },
        ...regions.map((_, r) => ({ total: `r${String(r)}|${key}`, parts: places.filter(({ region }) => region === String(r)).map(({ id }) => `p${id}|${key}`) })),
      ]),
    ];
    return { cells, equations };
  },
  /** The same children by sex and region and by sex and age: the margin by sex and the total are shared. */
  'two tables that share a margin': (random: Random): Table => {
    const value = filled(random);
    const [regions, ages] = [2 + random(3), 2 + random(2)];
    const three = (sex: string, region: string, age: string): number => value([sex, region, age]);
    const all = (size: number): string[] => Array.from({ length: size }, (_, index) => String(index));
    const total = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0);
    const byRegion = crossed('r:', [2, regions], ([sex = '', region = '']) => total(all(ages).map((age) => three(sex, region, age))));
    const byAge = crossed('a:', [2, ages], ([sex = '', age = '']) => total(all(regions).map((region) => three(sex, region, age))));
    const shared = (id: string): string => id.replace(/^[ra]:(.*)\|\*$/, 's:$1');
    const cells = new Map([...byRegion.cells, ...byAge.cells].map((cell) => [shared(cell.id), { ...cell, id: shared(cell.id) }]));
    const equations = [...byRegion.equations, ...byAge.equations].map((equation) => ({ total: shared(equation.total), parts: equation.parts.map(shared) }));
    return { cells: [...cells.values()], equations };
  },
} satisfies Record<string, (random: Random) => Table>;
