import type { AssessBestInterests } from '../../api/contract';

export const PARTS = ['childWish', 'familyWish', 'safety', 'careCapacity', 'community', 'schooling', 'recruitmentRisk'] as const;
export type Part = (typeof PARTS)[number];
export type Rating = AssessBestInterests['safety'];
export const RATINGS: readonly Rating[] = ['favourable', 'mixed', 'unfavourable', 'not-known'];

export function isPart(part: string): part is Part {
  return (PARTS as readonly string[]).includes(part);
}
