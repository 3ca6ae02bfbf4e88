import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addPasskey, waysQuery } from '../../api/access';
import { useSignOut } from '../../api/session';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Refused } from './ask';
import { hasPasskeys, isGivenUp } from './passkeys';
import { RecoveryCodes } from './recovery-codes';
import { TotpSetup } from './totp-setup';

/** The first second factor, during the sign-in of somebody who must have one. */
export function Enrol({ onDone }: { onDone: () => void }) {
  const text = useText();
  const signOut = useSignOut();
  const { data: ways } = useQuery(waysQuery);
  const [codes, setCodes] = useState<readonly string[]>();
  const [byApplication, setByApplication] = useState(false);
  const added = (recoveryCodes: readonly string[] | undefined): void => {
    if (recoveryCodes === undefined) onDone();
    else setCodes(recoveryCodes);
  };
  const passkey = useMutation({ mutationFn: addPasskey, onSuccess: ({ recoveryCodes }) => { added(recoveryCodes); } });
  const canPasskey = ways?.passkey === true && hasPasskeys();

  if (codes !== undefined) return <div className="sign-in-form"><h1>{text('recovery.title')}</h1><RecoveryCodes codes={codes} onDone={onDone} doneLabel={text('recovery.kept')} /></div>;
  return (
    <div className="sign-in-form">
      <h1>{text('enrol.title')}</h1>
      <p>{text('enrol.why')}</p>
      <Refused error={isGivenUp(passkey.error) ? null : passkey.error} />
      {canPasskey && !byApplication ? (
        <>
          <Button kind="main" wide aria-disabled={passkey.isPending} onPress={() => { if (!passkey.isPending) passkey.mutate(); }}>{text('enrol.passkey')}</Button>
          <p className="soft">{text('enrol.passkey-help')}</p>
          <Button wide onPress={() => { setByApplication(true); }}>{text('enrol.application')}</Button>
        </>
      ) : <TotpSetup onAdded={added} />}
      <div className="row spread">
        {canPasskey && byApplication && <Button kind="bare" onPress={() => { setByApplication(false); }}>{text('enrol.back')}</Button>}
        <Button kind="bare" onPress={() => { void signOut(); }}>{text('second-step.leave')}</Button>
      </div>
    </div>
  );
}
