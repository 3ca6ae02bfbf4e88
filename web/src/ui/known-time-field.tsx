import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { serverNow } from '../api/server-clock';
import { useText } from '../i18n/use-text';
import { Button } from './button';
import { describedBy, FieldProblem, type FieldProps, helpId, OptionalMark } from './field';
import './known-time-field.css';
import { type TypedTime, typedNow, withPrecision } from './known-time';

interface KnownTimeProps extends FieldProps {
  readonly value: TypedTime;
  readonly onChange: (value: TypedTime) => void;
}

const PRECISIONS = ['hour', 'day', 'month'] as const;
const YEARS_BACK = 12;

/** When, as precisely as it is known and no more. The parts are the phone's own pickers. */
export function KnownTimeField({ label, id, help, error, required, value, onChange }: KnownTimeProps) {
  const text = useText();
  const set = (part: Partial<TypedTime>): void => { onChange({ ...value, ...part }); };
  const field = { 'aria-invalid': error !== undefined, 'aria-describedby': describedBy({ id, help, error }), 'aria-required': required };
  const now = typedNow(serverNow());
  return (
    <fieldset className="known-time-frame">
      <legend>{label}{required === false && <OptionalMark />}</legend>
      {help !== undefined && <p className="field-help" id={helpId(id)}>{help}</p>}
      <div className="known-time" {...(error !== undefined && { 'data-invalid': true })}>
        <RadioGroup className="segments" aria-label={text('time.precision')} orientation="horizontal" value={value.precision} onChange={(precision) => { onChange(withPrecision(value, precision as TypedTime['precision'])); }}>
          {PRECISIONS.map((precision) => <RadioField key={precision} value={precision} className="segment-slot"><RadioButton className="segment">{text(`time.precision.${precision}`)}</RadioButton></RadioField>)}
        </RadioGroup>
        <div className="known-time-parts">
          {value.precision !== 'month' && (
            <label>{text('time.day')}
              <input id={id} className="input" type="date" max={now.day} value={value.day} onChange={(event) => { set({ day: event.target.value }); }} {...field} />
            </label>
          )}
          {value.precision === 'hour' && (
            <label>{text('time.hour')}
              <input className="input" type="time" value={value.hour} onChange={(event) => { set({ hour: event.target.value }); }} {...field} />
            </label>
          )}
          {value.precision === 'month' && <MonthAndYear id={id} value={value} set={set} field={field} thisYear={Number(now.year)} />}
        </div>
        {value.precision !== 'month' && (
          <div className="known-time-now">
            <Button kind="bare" onPress={() => { onChange({ ...now, precision: value.precision }); }}>{text(value.precision === 'hour' ? 'time.now' : 'time.today')}</Button>
          </div>
        )}
      </div>
      <FieldProblem id={id} error={error} />
    </fieldset>
  );
}

interface MonthProps {
  readonly id: string;
  readonly value: TypedTime;
  readonly set: (part: Partial<TypedTime>) => void;
  readonly field: object;
  readonly thisYear: number;
}

function MonthAndYear({ id, value, set, field, thisYear }: MonthProps) {
  const text = useText();
  const intl = useIntl();
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
  const years = Array.from({ length: YEARS_BACK }, (_, index) => String(thisYear - index));
  return (
    <>
      <label>{text('time.month')}
        <select id={id} className="input" value={value.month} onChange={(event) => { set({ month: event.target.value }); }} {...field}>
          <option value="">{text('form.choose')}</option>
          {months.map((month) => <option key={month} value={month}>{intl.formatDate(`2024-${month}-01`, { month: 'long' })}</option>)}
        </select>
      </label>
      <label>{text('time.year')}
        <select className="input" value={value.year} onChange={(event) => { set({ year: event.target.value }); }} {...field}>
          <option value="">{text('form.choose')}</option>
          {years.map((year) => <option key={year} value={year}>{year}</option>)}
        </select>
      </label>
    </>
  );
}
