import type { Track } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Disclosure } from '../../ui/disclosure';

/** What the child does day by day, and how regularly. */
export function TrackSection({ tracks }: { tracks: readonly Track[] }) {
  const text = useText();
  return (
    <section className="stack" aria-labelledby="tracks">
      <h2 id="tracks">{text('track.title')}</h2>
      {tracks.length === 0 ? <p>{text('track.none')}</p> : <ul className="stack">{tracks.map((track) => <Spell key={track.id} track={track} />)}</ul>}
    </section>
  );
}

function Spell({ track }: { track: Track }) {
  const text = useText();
  const dates = useDates();
  const label = useLabel();
  const words = useTrackWords();
  const { trackOutcomes } = useReference();
  const outcome = trackOutcomes.find(({ code }) => code === track.outcome);
  return (
    <li className="card">
      <p className="row spread"><strong>{words(track)}</strong> {outcome === undefined ? <Badge tone="later">{text('track.goes-on')}</Badge> : <Badge tone="outline">{label(outcome.label)}</Badge>}</p>
      {track.provider !== undefined && <p className="sentence">{track.provider}</p>}
      <p className="small soft">
        {track.endedAt === undefined ? text('track.since', { when: dates.known(track.startedAt) }) : text('track.from-to', { from: dates.known(track.startedAt), until: dates.known(track.endedAt) })}
      </p>
      {track.reason !== undefined && <p className="small sentence">{track.reason}</p>}
      {track.attendance.length > 0 && (
        <Disclosure title={text('track.attendance')}>
          <ul>{track.attendance.map(({ month, held, attended }) => <li key={month} className="row spread"><span className="sentence">{dates.known(month)}</span> <span>{text('track.days', { attended, held })}</span></li>)}</ul>
        </Disclosure>
      )}
    </li>
  );
}

/** A track in one line: what, and at which level or in which trade. */
export function useTrackWords(): (track: Track) => string {
  const text = useText();
  const label = useLabel();
  const { trackDetails } = useReference();
  return ({ kind, detail }) => {
    const coded = trackDetails.find(({ code }) => code === detail);
    return `${text(`track.kind.${kind}`)} : ${coded === undefined ? detail : label(coded.label)}`;
  };
}
