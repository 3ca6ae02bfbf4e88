import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { confirmTelephone, removeTelephone, setTelephone } from '../../api/channels';
import { say } from '../../app/flash';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import { fieldProblem, Refused } from '../access/ask';
import type { SectionProps } from './order-section';

/** A number for SMS, used once the code that was sent to it has come back. */
export function TelephoneSection({ own, onChange }: SectionProps) {
  const text = useText();
  const remove = useMutation({ mutationFn: removeTelephone, onSettled: onChange });
  const { telephone } = own;
  return (
    <section className="card stack" aria-labelledby="telephone">
      <h2 id="telephone">{text('channels.sms')}</h2>
      <p className="small soft">{text('channels.sms-help')}</p>
      <Refused error={remove.error} />
      {telephone !== undefined && (
        <div className="row spread">
          <p className="row"><strong className="numbers">{telephone.number}</strong><Badge tone={telephone.confirmed ? 'later' : 'soon'}>{text(telephone.confirmed ? 'channels.sms-confirmed' : 'channels.sms-waiting')}</Badge></p>
          <Button kind="grave" onPress={() => { remove.mutate(); }}>{text('channels.sms-remove')}</Button>
        </div>
      )}
      {telephone?.confirmed === false && <CodeForm onDone={onChange} />}
      {telephone?.confirmed !== true && <NumberForm again={telephone !== undefined} onDone={onChange} />}
    </section>
  );
}

function NumberForm({ again, onDone }: { again: boolean; onDone: () => Promise<void> }) {
  const text = useText();
  const [number, setNumber] = useState('');
  const give = useMutation({ mutationFn: () => setTelephone(number), onSettled: onDone });
  return (
    <form className="stack" onSubmit={(event: SyntheticEvent) => { event.preventDefault(); if (!give.isPending) give.mutate(); }}>
      <Refused error={give.error} fields={['number']} />
      <TextField id="number" label={text('channels.sms-number')} help={text('channels.sms-number-help')} required type="tel" inputMode="tel" autoComplete="tel" maxLength={30} value={number} error={fieldProblem(give.error, 'number')} onChange={(event) => { setNumber(event.target.value); }} />
      <div><Button type="submit" kind={again ? 'plain' : 'main'} aria-disabled={give.isPending}>{text(give.isPending ? 'form.sending' : again ? 'channels.sms-again' : 'channels.sms-send')}</Button></div>
    </form>
  );
}

function CodeForm({ onDone }: { onDone: () => Promise<void> }) {
  const text = useText();
  const [code, setCode] = useState('');
  const confirm = useMutation({ mutationFn: () => confirmTelephone(code), onSuccess: () => { say({ kind: 'good', id: 'channels.sms-ready' }); }, onSettled: onDone });
  return (
    <form className="stack" onSubmit={(event: SyntheticEvent) => { event.preventDefault(); if (!confirm.isPending) confirm.mutate(); }}>
      <Refused error={confirm.error} fields={['code']} />
      <TextField id="sms-code" label={text('channels.sms-code')} help={text('channels.sms-code-help')} required short inputMode="numeric" autoComplete="one-time-code" maxLength={7} value={code} error={fieldProblem(confirm.error, 'code')} onChange={(event) => { setCode(event.target.value); }} />
      <div><Button type="submit" kind="main" aria-disabled={confirm.isPending}>{text(confirm.isPending ? 'form.sending' : 'channels.sms-confirm')}</Button></div>
    </form>
  );
}
