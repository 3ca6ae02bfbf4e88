import { createStore, useStore } from '../api/store';
import { type TextId, useText } from '../i18n/use-text';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { IconClose } from '../ui/icons';

export interface FlashMessage {
  readonly kind: 'good' | 'info' | 'warning';
  readonly id: TextId;
  readonly values?: Record<string, string>;
}

const flash = createStore<FlashMessage | null>(null);

/** What has just happened, said on the next page. */
export function say(message: FlashMessage | null): void {
  flash.set(message);
}

/** The live region stands there empty beforehand, or screen readers miss what comes into it. */
export function Flash() {
  const text = useText();
  const message = useStore(flash);
  return (
    <div className="flash" role="status">
      {message !== null && (
        <Banner kind={message.kind}>
          <div className="flash-line">
            <p>{text(message.id, message.values)}</p>
            <Button kind="bare" iconOnly aria-label={text('action.dismiss')} onPress={() => { say(null); }}><IconClose size={20} /></Button>
          </div>
        </Banner>
      )}
    </div>
  );
}
