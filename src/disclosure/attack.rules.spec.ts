import { beforeAll, describe, expect, it } from '@jest/globals';
import { Attacker } from '../../test/support/disclosure-attacker.js';
import { randomFrom, SHAPES } from '../../test/support/random-tables.js';
import type { Protected, Solve, Suppression, Table } from './disclosure.vocabulary.js';
import { loadSolver } from './solver.js';
import { suppress, suppressPrimaryOnly } from './suppression.rules.js';

const RULE: Suppression = { method: 'suppress', threshold: 9, width: 5 };
const EACH = 500;

let solve: Solve;
let attacker: Attacker;

beforeAll(async () => {
  solve = await loadSolver();
  attacker = await Attacker.load();
});

function sums({ equations }: Table): string[][] {
  return equations.map(({ total, parts }) => [total, ...parts]);
}

function shownOf(answer: Protected): ReadonlyMap<string, number | null> {
  if (answer.refused) throw new Error(answer.why);
  return answer.shown;
}

/** Of each shape a quarter of the 2,000; every other pair has been published before without its second half. */
describe.each(Object.entries(SHAPES))('an attacker of 500 tables: %s', (shape, make) => {
  const tables = Array.from({ length: EACH }, (_, index) => make(randomFrom(1000 * shape.length + index)));

  it('derives no hidden figure, and bounds none within the threshold', () => {
    let [hidden, small] = [0, 0];
    const [disclosed, untrue]: [unknown[], string[]] = [[], []];
    for (const [index, table] of tables.entries()) {
      const linked = shape === 'two tables that share a margin' && index % 2 === 0 ? afterEarlierEdition(table) : table;
      const shown = shownOf(suppress(linked, RULE, solve));
      disclosed.push(...attacker.disclosed({ shown, sums: sums(linked) }, RULE.threshold, RULE.width));
      for (const { id, value, public: known } of linked.cells) {
        const at = shown.get(id);
        if (value >= 1 && value <= RULE.threshold && known !== true) small += 1;
        if (at === null) hidden += 1;
        else if (at !== value) untrue.push(id);
      }
    }
    expect([disclosed, untrue]).toEqual([[], []]);
    // Little is lost: no table is refused, and there are not two complementary cells for a small one.
    expect(hidden).toBeLessThan(3 * small);
  });

  it('derives many where only the small ones are hidden: the attack works', () => {
    const found = tables.slice(0, 50).flatMap((table) => attacker.disclosed({ shown: suppressPrimaryOnly(table, RULE), sums: sums(table) }, RULE.threshold, RULE.width));
    expect(found.filter(({ least, greatest }) => least === greatest).length).toBeGreaterThan(10);
  });
});

/** The first half was published by itself; what it showed is known, what it hid stays hidden. */
function afterEarlierEdition(table: Table): Table {
  const isFirst = (id: string): boolean => !id.startsWith('a:');
  const first: Table = {
    cells: table.cells.filter(({ id }) => isFirst(id)),
    equations: table.equations.filter(({ total, parts }) => [total, ...parts].every(isFirst)),
  };
  const earlier = shownOf(suppress(first, RULE, solve));
  return {
    equations: table.equations,
    cells: table.cells.map((cell) => {
      const before = earlier.get(cell.id);
      return before === undefined ? cell : { ...cell, public: before !== null, hidden: before === null };
    }),
  };
}
