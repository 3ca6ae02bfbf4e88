import { useMutation } from '@tanstack/react-query';
import { orderChannels } from '../../api/channels';
import type { OwnChannels, PersonChannel } from '../../api/contract';
import { say } from '../../app/flash';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Refused } from '../access/ask';

export interface SectionProps {
  readonly own: OwnChannels;
  readonly onChange: () => Promise<void>;
}

/** First what is tried first; what was left out stands below, to be taken in again. E-mail can be last, and not out. */
export function OrderSection({ own, onChange }: SectionProps) {
  const text = useText();
  const order = useMutation({ mutationFn: orderChannels, onSuccess: () => { say({ kind: 'good', id: 'channels.order-kept' }); }, onSettled: onChange });
  const chosen = own.channels.filter((channel) => own.installed.includes(channel));
  const left = own.installed.filter((channel) => !chosen.includes(channel));
  const first = (channel: PersonChannel): void => { order.mutate([channel, ...chosen.filter((other) => other !== channel)]); };
  const without = (channel: PersonChannel): void => { order.mutate(chosen.filter((other) => other !== channel)); };
  const name = (channel: PersonChannel): string => text(`alerts.channel.${channel}`);
  return (
    <section className="card stack" aria-labelledby="order">
      <h2 id="order">{text('channels.order')}</h2>
      <p className="small soft">{text('channels.order-help')}</p>
      <Refused error={order.error} />
      <ol className="access-list" aria-labelledby="order">
        {chosen.map((channel, place) => (
          <li key={channel}>
            <strong>{String(place + 1)}. {name(channel)}</strong>
            <div className="row">
              {place > 0 && <Button aria-label={text('channels.first-one', { channel: name(channel) })} onPress={() => { first(channel); }}>{text('channels.first')}</Button>}
              {channel !== 'email' && <Button kind="bare" aria-label={text('channels.without-one', { channel: name(channel) })} onPress={() => { without(channel); }}>{text('channels.without')}</Button>}
            </div>
          </li>
        ))}
        {left.map((channel) => (
          <li key={channel}>
            <span className="soft">{text('channels.not-used', { channel: name(channel) })}</span>
            <Button aria-label={text('channels.use-one', { channel: name(channel) })} onPress={() => { order.mutate([...chosen, channel]); }}>{text('channels.use')}</Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
