import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { encode } from 'uqr';
import { beginTotp, confirmTotp } from '../../api/access';
import type { NewTotp } from '../../api/contract';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { LoadProblem, Loading } from '../../ui/query-state';
import { TextField } from '../../ui/text-field';
import { fieldProblem, Refused } from './ask';
import './access.css';

/** An application that makes codes: scan or type the secret, then type the first code. */
export function TotpSetup({ onAdded }: { onAdded: (recoveryCodes: readonly string[] | undefined) => void }) {
  const { mutate: begin, data: made, error: notBegun } = useMutation({ mutationFn: beginTotp });
  useEffect(() => { begin(); }, [begin]);
  if (notBegun !== null) return <LoadProblem error={notBegun} retry={begin} />;
  return made === undefined ? <Loading /> : <TotpConfirm made={made} onAdded={onAdded} />;
}

export function TotpConfirm({ made, onAdded }: { made: NewTotp; onAdded: (recoveryCodes: readonly string[] | undefined) => void }) {
  const text = useText();
  const [code, setCode] = useState('');
  const confirm = useMutation({ mutationFn: () => confirmTotp(code.replaceAll(/\s/g, '')), onSuccess: ({ recoveryCodes }) => { onAdded(recoveryCodes); } });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!confirm.isPending) confirm.mutate();
  };
  return (
    <form className="totp-setup" onSubmit={submit}>
      <p>{text('totp.scan')}</p>
      <QrCode text={made.address} label={text('totp.qr')} />
      <p>{text('totp.or-type')} <a href={made.address}>{text('totp.open-here')}</a></p>
      <p className="secret-words">{made.secret.match(/.{1,4}/g)?.join(' ')}</p>
      <Refused error={confirm.error} fields={['code']} />
      <TextField id="first-code" label={text('totp.first-code')} help={text('second-step.code-help')} required short inputMode="numeric" autoComplete="one-time-code" maxLength={7} value={code} error={fieldProblem(confirm.error, 'code')} onChange={(event) => { setCode(event.target.value); }} />
      <Button type="submit" kind="main" wide aria-disabled={confirm.isPending}>{text(confirm.isPending ? 'form.sending' : 'totp.confirm')}</Button>
    </form>
  );
}

const QUIET_ZONE = 4;

/** Drawn as one path: the content security policy lets no other image in. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: QUIET_ZONE });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : []))).join('');
  return <svg className="qr" viewBox={`0 0 ${String(size)} ${String(size)}`} role="img" aria-label={label} shapeRendering="crispEdges"><path fill="#fff" d={`M0 0h${String(size)}v${String(size)}H0z`} /><path fill="#000" d={path} /></svg>;
}
