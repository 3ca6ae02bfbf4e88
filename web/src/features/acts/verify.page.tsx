import { useState } from 'react';
import type { VerifiedAct, VerifyAct } from '../../api/contract';
import { Page } from '../../app/page';
import { CommandForm } from '../../forms/command-form';
import { FormText } from '../../forms/fields';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';

const SAID = { valid: 'good', voided: 'warning', 'not-known': 'grave' } as const;

/** For whoever holds a paper: is it ours, and does it still hold? Nothing is said of the child. */
export function VerifyPage() {
  const text = useText();
  const [told, setTold] = useState<{ answer: VerifiedAct['answer']; number: string }>();
  const [asked, setAsked] = useState('');
  return (
    <Page title={text('acts.verify')} narrow>
      <p>{text('acts.verify-help')}</p>
      <div role="status">
        {told !== undefined && <Banner kind={SAID[told.answer]}><p><strong>{text(`acts.answer.${told.answer}`)}</strong> {text(`acts.answer-help.${told.answer}`, { number: told.number })}</p></Banner>}
      </div>
      <div className="card">
        <CommandForm<VerifyAct, VerifiedAct>
          form="act/verify"
          defaults={{ number: '', code: '' }}
          ask={({ number, code }) => {
            setAsked(number.trim().toUpperCase());
            return { name: 'act.verify', path: '/acts/verify', body: { number: number.trim(), code: code.trim() } };
          }}
          submitLabel={text('acts.verify-send')}
          onDone={({ answer }) => { setTold({ answer, number: asked }); }}
        >
          <FormText name="number" label={text('acts.number')} help={text('acts.number-help')} required maxLength={60} />
          <FormText name="code" label={text('acts.code')} help={text('acts.code-help')} required maxLength={60} />
        </CommandForm>
      </div>
    </Page>
  );
}
