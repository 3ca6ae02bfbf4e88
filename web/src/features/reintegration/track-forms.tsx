import { useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import type { BeginTrack, EndTrack, RecordAttendance, Track, TrackKind, TrackOutcome } from '../../api/contract';
import { reintegrationQuery } from '../../api/queries';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { QueryState } from '../../ui/query-state';
import { useTrackWords } from './track-section';

const KINDS: readonly TrackKind[] = ['school', 'training', 'income'];
const OUTCOMES: readonly TrackOutcome[] = ['completed', 'interrupted', 'dropped-out'];

interface BeginValues { kind: string; detail: string; provider: string; at: TypedTime }

export function BeginTrackForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<BeginValues> {...props} action="track.begin" path="tracks" defaults={{ kind: '', detail: '', provider: '', at: NO_TIME }}
      body={(values, id) => ({ id, kind: KINDS.find((kind) => kind === values.kind) ?? 'school', detail: values.detail, provider: values.provider.trim(), at: givenTime(values.at) }) satisfies BeginTrack}>
      <KindFields />
      <FormText name="provider" label={text('track.provider')} help={text('track.provider-help')} required maxLength={200} />
      <FormTime name="at" label={text('track.began-when')} required />
    </CaseForm>
  );
}

function KindFields() {
  const text = useText();
  const options = useOptions();
  const { trackDetails } = useReference();
  const { setValue } = useFormContext<BeginValues>();
  const kind = useWatch<BeginValues, 'kind'>({ name: 'kind' });
  const details = trackDetails.filter(({ category }) => category === kind);
  return (
    <>
      <FormSelect name="kind" label={text('track.kind')} required onPicked={() => { setValue('detail', ''); }} options={KINDS.map((value) => ({ value, label: text(`track.kind.${value}`) }))} />
      {details.length > 0 && <FormSelect key={kind} name="detail" label={text('track.detail')} required options={options(details)} />}
    </>
  );
}

/** Picks the only one by itself. */
function TrackField({ tracks }: { tracks: readonly Track[] }) {
  const text = useText();
  const words = useTrackWords();
  return <FormSelect name="trackId" label={text('track.which')} required options={tracks.map((track) => ({ value: track.id, label: words(track) }))} />;
}

const only = (tracks: readonly Track[]): string => (tracks.length === 1 ? (tracks[0]?.id ?? '') : '');

interface AttendanceValues { trackId: string; month: string; held: string; attended: string }

export function AttendanceForm(props: ActionFormProps) {
  const text = useText();
  const days = (value: string): string | undefined => (/^\d{1,2}$/.test(value.trim()) ? undefined : text('centre.whole-number'));
  return (
    <QueryState of={useQuery(reintegrationQuery(props.view.id))}>
      {({ tracks }) => (
        <CaseForm<AttendanceValues> {...props} action="track.attend" path={({ trackId }) => `tracks/${encodeURIComponent(trackId)}/attendance`} defaults={{ trackId: only(tracks), month: '', held: '', attended: '' }}
          body={(values, id) => ({ id, month: values.month, held: Number(values.held), attended: Number(values.attended) }) satisfies RecordAttendance}>
          <TrackField tracks={tracks} />
          <FormText name="month" type="date" label={text('track.month')} help={text('track.month-help')} required />
          <FormText name="held" label={text('track.held')} required inputMode="numeric" maxLength={2} short check={days} />
          <FormText name="attended" label={text('track.attended')} help={text('track.attended-help')} required inputMode="numeric" maxLength={2} short check={days} />
        </CaseForm>
      )}
    </QueryState>
  );
}

interface EndValues { trackId: string; outcome: string; reason: string; at: TypedTime }

export function EndTrackForm(props: ActionFormProps) {
  const text = useText();
  const options = useOptions();
  const { trackOutcomes } = useReference();
  return (
    <QueryState of={useQuery(reintegrationQuery(props.view.id))}>
      {({ tracks }) => {
        const running = tracks.filter(({ outcome }) => outcome === undefined);
        return (
          <CaseForm<EndValues> {...props} action="track.end" path={({ trackId }) => `tracks/${encodeURIComponent(trackId)}/end`} defaults={{ trackId: only(running), outcome: '', reason: '', at: NO_TIME }}
            body={(values) => ({ ...compact({ at: givenTime(values.at), reason: given(values.reason) }), outcome: OUTCOMES.find((outcome) => outcome === values.outcome) ?? 'interrupted' }) satisfies EndTrack}>
            <TrackField tracks={running} />
            <FormChoice name="outcome" label={text('track.outcome')} required options={options(trackOutcomes)} />
            <FormArea name="reason" label={text('track.reason')} help={text('track.reason-help')} maxLength={500} />
            <FormTime name="at" label={text('track.ended-when')} required />
          </CaseForm>
        );
      }}
    </QueryState>
  );
}
