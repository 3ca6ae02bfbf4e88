import type { ErasureView, RefuseErasure } from '../../api/contract';
import { serverNow } from '../../api/server-clock';
import { CommandForm } from '../../forms/command-form';
import { FormChoice } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';

export type ErasureAnswer = ErasureView['allowed'][number];

interface AnswerProps {
  readonly erasure: ErasureView;
  readonly answer: ErasureAnswer;
  readonly onDone: (after: ErasureView) => void;
}

export function AnswerForm(props: AnswerProps) {
  return props.answer === 'refuse' ? <PutOffForm {...props} /> : <AgreeForm {...props} />;
}

/** The last word before something that nobody can take back. */
function AgreeForm({ erasure, answer, onDone }: AnswerProps) {
  const text = useText();
  const final = answer === 'carry-out' || erasure.approvals.length > 0;
  return (
    <>
      <p className="code">{erasure.caseCode}</p>
      <CommandForm<Record<string, never>, ErasureView>
        form={`erasure/${erasure.id}/${answer}`}
        defaults={{}}
        ask={() => ({ name: `erasure.${answer}`, path: `/erasures/${erasure.id}/${answer}`, body: {} })}
        submitLabel={text(`erasures.answer.${answer}`)}
        grave
        onDone={onDone}
      >
        <Banner kind={final ? 'grave' : 'warning'}><p>{text(final ? 'erasures.final' : 'erasures.first')}</p></Banner>
      </CommandForm>
    </>
  );
}

const DELAYS = [6, 12, 24] as const;
const REASONS = ['proceedings', 'tracing', 'support-continues', 'identity-uncertain'] as const;

/** The first day so many months from now, by the server's clock. */
function dayInMonths(months: number): string {
  const day = new Date(serverNow());
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, Math.min(day.getUTCDate(), 28))).toISOString().slice(0, 10);
}

function PutOffForm({ erasure, onDone }: AnswerProps) {
  const text = useText();
  return (
    <>
      <p className="code">{erasure.caseCode}</p>
      <CommandForm<{ reason: string; until: string }, ErasureView>
        form={`erasure/${erasure.id}/refuse`}
        defaults={{ reason: '', until: '' }}
        ask={({ reason, until }) => ({ name: 'erasure.refuse', path: `/erasures/${erasure.id}/refuse`, body: { reason, until: dayInMonths(Number(until)) } satisfies RefuseErasure })}
        submitLabel={text('erasures.answer.refuse')}
        onDone={onDone}
      >
        <FormChoice name="reason" label={text('erasures.why-not-now')} required options={REASONS.map((reason) => ({ value: reason, label: text(`erasures.refusal.${reason}`) }))} />
        <FormChoice name="until" label={text('erasures.until')} required options={DELAYS.map((months) => ({ value: String(months), label: text('erasures.in-months', { n: months }) }))} />
      </CommandForm>
    </>
  );
}
