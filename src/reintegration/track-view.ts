import type { Fact } from '../cases/index.js';
import { noteKey } from '../identity/index.js';
import { formatKnownTime } from '../platform/known-time/index.js';
import type { TrackView } from './overview.dto.js';
import type { Readable } from './plan-view.js';

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

/** Each spell with its attendance, the last begun first. */
export function tracksOf(facts: readonly Fact[], { words, notes }: Readable): TrackView[] {
  const of = <Kind extends Fact['kind']>(kind: Kind): FactOf<Kind>[] => facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);
  const ends = new Map(of('track.ended').map((fact) => [fact.subjectId, fact]));
  const months = Map.groupBy(of('track.attended'), ({ subjectId }) => subjectId);
  return of('track.begun')
    .toSorted((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0))
    .flatMap((track) => {
      if (track.at === null || track.precision === null) return [];
      const end = ends.get(track.subjectId);
      const [provider, reason] = [words.get(track.sealedProvider), notes.get(noteKey('track.ended', track.subjectId))];
      return [{
        id: track.subjectId, kind: track.track, detail: track.detail, startedAt: formatKnownTime({ at: track.at, precision: track.precision }),
        ...(end !== undefined && { outcome: end.outcome }),
        ...(end !== undefined && end.at !== null && end.precision !== null && { endedAt: formatKnownTime({ at: end.at, precision: end.precision }) }),
        ...(provider !== undefined && { provider }),
        ...(reason !== undefined && { reason }),
        attendance: (months.get(track.subjectId) ?? []).map(({ month, held, attended }) => ({ month: month.slice(0, 7), held, attended })).toSorted((a, b) => a.month.localeCompare(b.month)),
      }];
    });
}
