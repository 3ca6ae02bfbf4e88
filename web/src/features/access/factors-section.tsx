import { useState } from 'react';
import { addPasskey, beginTotp, removePasskey, removeTotp, renewRecoveryCodes } from '../../api/access';
import type { NewTotp, OwnAccess } from '../../api/contract';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Refused } from './ask';
import { useGuarded } from './confirm-dialog';
import { hasPasskeys } from './passkeys';
import { RecoveryCodes } from './recovery-codes';
import { TotpConfirm } from './totp-setup';

interface SectionProps {
  readonly own: OwnAccess;
  readonly onChange: () => void;
}

/** The second step: passkeys, an application, codes on paper. */
export function FactorsSection({ own, onChange }: SectionProps) {
  const text = useText();
  const dates = useDates();
  const guarded = useGuarded(own);
  const [codes, setCodes] = useState<readonly string[]>();
  const [setup, setSetup] = useState<NewTotp>();
  const [leaving, setLeaving] = useState<{ what: string; run: () => Promise<void> }>();
  const factors = own.passkeys.length + (own.totpSince === undefined ? 0 : 1);
  const mayLeave = !own.secondFactorCompulsory || factors > 1;
  const added = (recoveryCodes: readonly string[] | undefined): void => {
    setSetup(undefined);
    if (recoveryCodes !== undefined) setCodes(recoveryCodes);
    onChange();
  };
  const remove = (work: () => Promise<undefined>) => async (): Promise<void> => { await work(); onChange(); };

  return (
    <section className="card stack" aria-labelledby="factors">
      <h2 id="factors">{text('factors.title')}</h2>
      {factors === 0 && <Banner kind="info"><p>{text('factors.none')}</p></Banner>}
      <Refused error={guarded.error} />
      {factors > 0 && (
        <ul className="access-list" aria-label={text('factors.title')}>
          {own.passkeys.map((passkey) => (
            <li key={passkey.id}>
              <div><strong>{text('factors.passkey', { device: passkey.device })}</strong><p className="small soft">{passkey.lastUsedAt === undefined ? text('factors.added', { day: dates.day(passkey.addedAt) }) : text('factors.used', { day: dates.day(passkey.lastUsedAt) })}</p></div>
              {mayLeave && <Button kind="grave" aria-label={text('factors.remove-passkey', { device: passkey.device })} onPress={() => { setLeaving({ what: text('factors.passkey', { device: passkey.device }), run: remove(() => removePasskey(passkey.id)) }); }}>{text('factors.remove')}</Button>}
            </li>
          ))}
          {own.totpSince !== undefined && (
            <li>
              <div><strong>{text('factors.application')}</strong><p className="small soft">{text('factors.added', { day: dates.day(own.totpSince) })}</p></div>
              {mayLeave && <Button kind="grave" aria-label={text('factors.remove-application')} onPress={() => { setLeaving({ what: text('factors.application'), run: remove(removeTotp) }); }}>{text('factors.remove')}</Button>}
            </li>
          )}
          <li>
            <div><strong>{text('factors.codes')}</strong><p className="small soft">{text('factors.codes-left', { n: own.recoveryCodesLeft })}</p></div>
            <Button onPress={() => { guarded.run(async () => { setCodes((await renewRecoveryCodes()).codes); onChange(); }); }}>{text('factors.new-codes')}</Button>
          </li>
        </ul>
      )}
      <div className="row">
        {own.passkeyPossible && hasPasskeys() && <Button aria-disabled={guarded.busy} onPress={() => { guarded.run(async () => { added((await addPasskey()).recoveryCodes); }); }}>{text('factors.add-passkey')}</Button>}
        {own.totpSince === undefined && <Button aria-disabled={guarded.busy} onPress={() => { guarded.run(async () => { setSetup(await beginTotp()); }); }}>{text('factors.add-application')}</Button>}
      </div>
      {guarded.dialog}
      <Dialog title={text('enrol.application')} open={setup !== undefined} onClose={() => { setSetup(undefined); }}>
        {setup !== undefined && <TotpConfirm made={setup} onAdded={added} />}
      </Dialog>
      <Dialog title={text('recovery.title')} open={codes !== undefined} onClose={() => { setCodes(undefined); }}>
        {codes !== undefined && <RecoveryCodes codes={codes} onDone={() => { setCodes(undefined); }} doneLabel={text('recovery.kept')} />}
      </Dialog>
      <Dialog title={text('factors.remove-title')} open={leaving !== undefined} onClose={() => { setLeaving(undefined); }}>
        {leaving !== undefined && (
          <div className="stack">
            <p>{text('factors.remove-help', { what: leaving.what })}</p>
            <Button kind="grave" wide onPress={() => { setLeaving(undefined); guarded.run(leaving.run); }}>{text('factors.remove')}</Button>
          </div>
        )}
      </Dialog>
    </section>
  );
}
