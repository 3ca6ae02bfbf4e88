import { memo } from 'react';
import { useFormContext, useFormState, useWatch } from 'react-hook-form';
import type { CalledChild } from '../../api/contract';
import { useReference } from '../../api/reference';
import { FormSelect, FormText } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';

/** By stay: a list that has changed meanwhile moves no answer to another child. */
export interface PresenceValues { marks: Record<string, { state: string; reason: string; until: string }> }

const STATES = ['present', 'on-leave', 'absent'] as const;
type State = (typeof STATES)[number];

export function isPresenceState(state: string): state is State {
  return (STATES as readonly string[]).includes(state);
}

/** One child of the call. Radio buttons of the browser itself: there may be hundreds of lines, and a tap redraws one. */
export const PresenceLine = memo(function PresenceLine({ child, day }: { child: CalledChild; day: string }) {
  const text = useText();
  const dates = useDates();
  const name = `marks.${child.stay}.state`;
  const { register, getFieldState } = useFormContext();
  const { error } = getFieldState(name, useFormState({ name }));
  const { absentSince, ageYears, code, leave, sex } = child;
  const who = child.name ?? code;
  const problem = `problem-${child.stay}`;
  return (
    <li>
      <fieldset className="presence-line" aria-describedby={error?.message === undefined ? undefined : problem} aria-invalid={error !== undefined || undefined}>
        <legend>
          <span className="presence-who">{who}</span>
          <span className="small soft">{child.name === undefined ? '' : `${code} · `}{text(`centre.sex.${sex}`)}, {ageYears === undefined ? text('centre.age-unknown') : text('centre.age', { n: ageYears })}</span>
        </legend>
        {absentSince !== undefined && <p className="small centre-over">{text('presence.absent-since', { when: dates.known(absentSince) })}</p>}
        {leave !== undefined && <p className={leave.until < day ? 'small centre-over' : 'small soft'}>{text(leave.until < day ? 'presence.leave-over' : 'presence.leave-until', { day: dates.day(leave.until) })}</p>}
        <div className="presence-choice">
          {STATES.map((state) => (
            <label key={state} className={`presence-${state}`}>
              <input type="radio" value={state} {...register(name)} />
              <span>{text(`presence.state.${state}`)}</span>
            </label>
          ))}
        </div>
        {error?.message !== undefined && <p id={problem} className="field-error">{error.message}</p>}
        <Leave stay={child.stay} />
      </fieldset>
    </li>
  );
});

function Leave({ stay }: { stay: string }) {
  const text = useText();
  const options = useOptions();
  const { leaveReasons } = useReference();
  if (useWatch({ name: `marks.${stay}.state` }) !== 'on-leave') return null;
  return (
    <div className="presence-leave">
      <FormSelect name={`marks.${stay}.reason`} label={text('presence.reason')} required options={options(leaveReasons)} />
      <FormText name={`marks.${stay}.until`} type="date" label={text('presence.until')} required />
    </div>
  );
}
