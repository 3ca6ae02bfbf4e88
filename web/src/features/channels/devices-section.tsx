import { useMutation } from '@tanstack/react-query';
import { removePushDevice } from '../../api/channels';
import { canPush, PushDenied, turnPushOn } from '../../api/push';
import { say } from '../../app/flash';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Refused } from '../access/ask';
import type { SectionProps } from './order-section';

/** Browsers in which messages appear also while no page is open. */
export function DevicesSection({ own, onChange }: SectionProps) {
  const text = useText();
  const dates = useDates();
  const remove = useMutation({ mutationFn: removePushDevice, onSettled: onChange });
  const add = useMutation({ mutationFn: turnPushOn, onSuccess: () => { say({ kind: 'good', id: 'channels.push-on' }); }, onSettled: onChange });
  const { pushKey } = own;
  return (
    <section className="card stack" aria-labelledby="devices">
      <h2 id="devices">{text('channels.push')}</h2>
      <p className="small soft">{text('channels.push-help')}</p>
      {add.error instanceof PushDenied ? <Banner kind="warning" role="alert"><p>{text('channels.push-denied')}</p></Banner> : <Refused error={add.error ?? remove.error} />}
      {own.devices.length > 0 && (
        <ul className="access-list" aria-labelledby="devices">
          {own.devices.map(({ id, device, addedAt }) => (
            <li key={id}>
              <div><p><strong>{device}</strong></p><p className="small soft">{text('channels.push-since', { when: dates.instant(addedAt) })}</p></div>
              <Button kind="grave" aria-label={text('channels.push-remove-one', { device })} onPress={() => { remove.mutate(id); }}>{text('channels.push-remove')}</Button>
            </li>
          ))}
        </ul>
      )}
      {canPush() && pushKey !== undefined
        ? <div><Button onPress={() => { add.mutate(pushKey); }}>{text('channels.push-add')}</Button></div>
        : <p className="small soft">{text('channels.push-impossible')}</p>}
    </section>
  );
}
