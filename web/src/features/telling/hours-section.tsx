import { useFormContext, useWatch } from 'react-hook-form';
import type { ChangeTelling, Telling } from '../../api/contract';
import { say } from '../../app/flash';
import { CommandForm } from '../../forms/command-form';
import { FormChoice, FormText } from '../../forms/fields';
import { useText } from '../../i18n/use-text';

interface Values {
  quiet: string;
  quietFrom: string;
  quietTo: string;
  digestAt: string;
}

/** Hours of the day in Mali. What is urgent never waits, and the page says so. */
export function HoursSection({ telling }: { telling: Telling }) {
  const text = useText();
  return (
    <section className="card stack" aria-labelledby="hours">
      <h2 id="hours">{text('telling.hours')}</h2>
      <p className="soft">{text('telling.hours-help')}</p>
      <CommandForm<Values, Telling>
        form="telling"
        defaults={{ quiet: telling.quietFrom === undefined ? 'no' : 'yes', quietFrom: telling.quietFrom ?? '21:00', quietTo: telling.quietTo ?? '06:00', digestAt: telling.digestAt }}
        ask={({ quiet, quietFrom, quietTo, digestAt }) => ({
          name: 'telling.change', method: 'PUT', path: '/me/telling', body: { digestAt, ...(quiet === 'yes' && { quietFrom, quietTo }) } satisfies ChangeTelling,
        })}
        submitLabel={text('telling.save')}
        onDone={() => { say({ kind: 'good', id: 'telling.saved' }); }}
      >
        <Fields />
      </CommandForm>
    </section>
  );
}

function Fields() {
  const text = useText();
  const { control } = useFormContext<Values>();
  const quiet = useWatch({ control, name: 'quiet' });
  return (
    <>
      <FormChoice name="quiet" label={text('telling.quiet')} required side options={[{ value: 'yes', label: text('telling.quiet-yes') }, { value: 'no', label: text('telling.quiet-no') }]} />
      {quiet === 'yes' && (
        <div className="telling-hours">
          <FormText name="quietFrom" type="time" label={text('telling.quiet-from')} required />
          <FormText name="quietTo" type="time" label={text('telling.quiet-to')} required />
        </div>
      )}
      <FormText name="digestAt" type="time" label={text('telling.digest')} help={text('telling.digest-help')} required />
    </>
  );
}
