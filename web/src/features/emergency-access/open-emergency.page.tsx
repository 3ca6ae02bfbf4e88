import { Link, useNavigate } from '@tanstack/react-router';
import type { EmergencyAccess, OpenEmergency } from '../../api/contract';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormText } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { IconBack } from '../../ui/icons';
import './emergency.css';

const MINUTES = ['30', '60', '120', '180'] as const;

interface Values {
  code: string;
  reason: string;
  minutes: string;
}

/** For a child who needs it now: which case, why, how long; and beforehand, who will know. */
export function OpenEmergencyPage() {
  const text = useText();
  const navigate = useNavigate();
  const finish = ({ caseId }: EmergencyAccess): void => {
    const go = caseId === undefined ? navigate({ to: '/emergency-accesses', replace: true }) : navigate({ to: '/cases/$caseId', params: { caseId }, replace: true });
    void go.then(() => { say({ kind: 'warning', id: 'done.emergency' }); });
  };
  return (
    <Page title={text('emergency.ask')} narrow before={<Link to="/emergency-accesses" className="back"><IconBack size={20} />{text('emergency.title')}</Link>}>
      <section className="card stack-small" aria-labelledby="happens">
        <h2 id="happens">{text('emergency.what-happens')}</h2>
        <ul className="access-happens">
          <li>{text('emergency.told')}</li>
          <li>{text('emergency.read-only')}</li>
          <li>{text('emergency.will-be-reviewed')}</li>
        </ul>
      </section>
      <CommandForm<Values, EmergencyAccess>
        form="emergency"
        defaults={{ code: '', reason: '', minutes: '60' }}
        ask={({ code, reason, minutes }) => ({
          name: 'emergency.open', path: '/emergency-accesses', body: { code: code.trim().toUpperCase(), reason: reason.trim(), minutes: Number(minutes) } satisfies OpenEmergency,
        })}
        submitLabel={text('emergency.open')}
        onDone={finish}
      >
        <FormText name="code" label={text('emergency.code')} help={text('emergency.code-help')} required maxLength={20} />
        <FormArea name="reason" label={text('emergency.reason')} help={text('emergency.reason-help')} required maxLength={1000} />
        <FormChoice name="minutes" label={text('emergency.minutes')} required side options={MINUTES.map((minutes) => ({ value: minutes, label: text(`emergency.minutes.${minutes}`) }))} />
      </CommandForm>
    </Page>
  );
}
