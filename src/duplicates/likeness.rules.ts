import type { Likeness, LikenessGrade, LikenessSign, Profile } from './likeness.vocabulary.js';

const HOUR = 3_600_000;
/** Two records of one capture differ by what each side knew of the time. */
const SAME_CAPTURE = 72 * HOUR;
/** Ages are stated or guessed: two years apart is still close (half of all ages in the registers are estimates). */
const CLOSE_AGE = 2;
/** Below this share of common parts two names are two names: a common given name alone (Moussa, Fatoumata) says nothing. */
const LEAST_NAME = 0.6;

/** The whole name alone stays under "likely": in this country many children share both names. */
const NAME_POINTS = 55;
const POINTS: Record<Exclude<LikenessSign, 'same-name' | 'close-name'>, number> = {
  'same-sex': 10, 'other-sex': -20, 'same-age': 15, 'close-age': 8, 'other-age': -20, 'same-region': 10, 'same-capture': 10,
};
const GRADES: readonly (readonly [LikenessGrade, number])[] = [['very-likely', 85], ['likely', 65], ['possible', 45]];

/**
 * How alike two files are. Symmetric; each thing more that they have in common never makes them less alike; and what is not
 * known speaks neither for nor against.
 */
export function likeness(one: Profile, other: Profile): Likeness {
  const name = commonName(one.name, other.name);
  if (name < LEAST_NAME) return { score: 0, grade: 'none', signs: [] };
  const signs = [sexSign(one, other), ageSign(one, other), regionSign(one, other), captureSign(one, other)].filter((sign) => sign !== undefined);
  const sum = signs.reduce((total, sign) => total + POINTS[sign], NAME_POINTS * name);
  const score = Math.round(Math.min(100, Math.max(0, sum)));
  return { score, grade: gradeOf(score), signs: [name === 1 ? 'same-name' : 'close-name', ...signs] };
}

/** Common parts of both names, 0 to 1 (Dice): order and repetition count for nothing. */
export function commonName(one: readonly string[], other: readonly string[]): number {
  const [a, b] = [new Set(one), new Set(other)];
  if (a.size + b.size === 0) return 0;
  return (2 * [...a].filter((part) => b.has(part)).length) / (a.size + b.size);
}

function gradeOf(score: number): LikenessGrade {
  return GRADES.find(([, least]) => score >= least)?.[0] ?? 'none';
}

type Sign = keyof typeof POINTS | undefined;

function sexSign(one: Profile, other: Profile): Sign {
  if (one.sex === 'unknown' || other.sex === 'unknown') return undefined;
  return one.sex === other.sex ? 'same-sex' : 'other-sex';
}

function ageSign(one: Profile, other: Profile): Sign {
  if (one.ageYears === null || other.ageYears === null) return undefined;
  const apart = Math.abs(one.ageYears - other.ageYears);
  if (apart > CLOSE_AGE) return 'other-age';
  return apart === 0 ? 'same-age' : 'close-age';
}

function regionSign(one: Profile, other: Profile): Sign {
  return one.regions.some((region) => other.regions.includes(region)) ? 'same-region' : undefined;
}

function captureSign(one: Profile, other: Profile): Sign {
  const near = one.captures.some((at) => other.captures.some((then) => Math.abs(at.getTime() - then.getTime()) <= SAME_CAPTURE));
  return near ? 'same-capture' : undefined;
}
