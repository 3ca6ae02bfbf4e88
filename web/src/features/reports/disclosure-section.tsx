import { useQuery } from '@tanstack/react-query';
import type { ChangeDisclosure, DisclosureChanged, DisclosureSetting, ProtectedReport, RenewProtected } from '../../api/contract';
import { say } from '../../app/flash';
import { CommandForm } from '../../forms/command-form';
import { FormChoice, FormText } from '../../forms/fields';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { QueryState } from '../../ui/query-state';
import { disclosureQuery } from './protected.queries';

/** How small cells are protected, for the Ministry; and counting a year anew. */
export function DisclosureSection({ report, year }: { report: string; year: number }) {
  const text = useText();
  const setting = useQuery(disclosureQuery);
  return (
    <section className="stack no-print" aria-labelledby="setting">
      <h2 id="setting">{text('protected.setting')}</h2>
      <p className="small soft">{text('protected.setting-help')}</p>
      <QueryState of={setting}>{(data) => <Setting key={data.version} setting={data} />}</QueryState>
      <h2>{text('protected.renew')}</h2>
      <p className="small soft">{text('protected.renew-help')}</p>
      <Renewal key={`${report}/${String(year)}`} report={report} year={year} />
    </section>
  );
}

function Setting({ setting }: { setting: DisclosureSetting }) {
  const text = useText();
  const dates = useDates();
  const { method, threshold, width, base, reason = '', recordedAt, recordedBy = '' } = setting;
  return (
    <>
      <p>{recordedAt === undefined ? text('protected.default') : text('protected.set-by', { name: recordedBy, day: dates.day(recordedAt.slice(0, 10)), reason })}</p>
      <CommandForm<{ method: string; threshold: string; width: string; base: string; reason: string }, DisclosureChanged>
        form="disclosure/setting" submitLabel={text('protected.save')}
        defaults={{ method, threshold: String(threshold), width: String(width), base: String(base), reason: '' }}
        ask={(given) => ({ name: 'disclosure.change', path: '/disclosure/setting', body: { method: given.method, threshold: Number(given.threshold), width: Number(given.width), base: Number(given.base), reason: given.reason } satisfies ChangeDisclosure })}
        onDone={() => { say({ kind: 'good', id: 'protected.saved' }); }}
      >
        <FormChoice name="method" label={text('protected.method')} required options={(['suppress', 'round'] as const).map((value) => ({ value, label: text(`protected.method.${value}`) }))} />
        <FormText name="threshold" label={text('protected.threshold')} help={text('protected.threshold-help')} inputMode="numeric" required />
        <FormText name="width" label={text('protected.width')} help={text('protected.width-help')} inputMode="numeric" required />
        <FormText name="base" label={text('protected.base')} help={text('protected.base-help')} inputMode="numeric" required />
        <FormText name="reason" label={text('protected.reason')} help={text('protected.reason-help')} required />
      </CommandForm>
    </>
  );
}

function Renewal({ report, year }: { report: string; year: number }) {
  const text = useText();
  return (
    <CommandForm<{ why: string }, ProtectedReport>
      form={`protected/${report}/${String(year)}`} submitLabel={text('protected.renew')} defaults={{ why: '' }} alias={{ reason: 'why', year: 'why' }}
      ask={({ why }) => ({ name: 'protected.renew', path: '/reports/protected/renewals', body: { report, year, reason: why } satisfies RenewProtected })}
      onDone={() => { say({ kind: 'good', id: 'protected.renewed' }); }}
    >
      <FormText name="why" label={text('protected.reason')} help={text('protected.reason-help')} required />
    </CommandForm>
  );
}
