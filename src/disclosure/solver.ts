import type { Highs } from 'highs';
import type { LinearProgram, Solve } from './disclosure.vocabulary.js';

let loading: Promise<Solve> | undefined;

/** HiGHS as WebAssembly (3.5 MB): loaded by the first table that needs it, once for the process. */
export function loadSolver(): Promise<Solve> {
  return (loading ??= import('highs').then(async ({ default: load }) => {
    // Its types describe the CommonJS build; as a module, the function itself is the default.
    const highs = await (load as unknown as typeof load.default)();
    return (program) => solve(highs, program);
  }));
}

function solve(highs: Highs, program: LinearProgram): number[] | null {
  const solution = highs.solve(asText(program), { output_flag: false });
  if (solution.Status !== 'Optimal') return null;
  const columns: Readonly<Record<string, { readonly Primal: number }>> = solution.Columns;
  return program.variables.map((_, index) => columns[name(index)]?.Primal ?? 0);
}

function name(index: number): string {
  return `x${String(index)}`;
}

/** CPLEX LP format, which is what HiGHS reads. */
function asText({ variables, rows, integer }: LinearProgram): string {
  const sum = (terms: readonly (readonly [number, number])[]): string =>
    terms.map(([coefficient, index]) => `${coefficient < 0 ? '-' : '+'} ${String(Math.abs(coefficient))} ${name(index)}`).join('\n ');
  const bound = ({ lower, upper }: LinearProgram['variables'][number], index: number): string =>
    `${lower === -Infinity ? '-inf' : String(lower)} <= ${name(index)}${upper === null ? '' : ` <= ${String(upper)}`}`;
  return [
    'Minimize',
    ` cost: ${sum(variables.map(({ cost }, index) => [cost, index] as const))}`,
    'Subject To',
    ...rows.map(({ terms, equals }, index) => ` r${String(index)}: ${sum(terms)} = ${String(equals)}`),
    'Bounds',
    ...variables.map(bound),
    ...(integer ? ['General', ...variables.map((_, index) => ` ${name(index)}`)] : []),
    'End',
  ].join('\n');
}
