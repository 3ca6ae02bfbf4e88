import { useText } from '../i18n/use-text';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';

/** A part of the program did not load (no network), or failed: say so, and offer to start again. */
export function Broken() {
  const text = useText();
  return (
    <div className="alone">
      <Banner kind="warning" role="alert">
        <p><strong>{text('broken.title')}</strong>{text('broken.help')}</p>
        <Button onPress={() => { window.location.reload(); }}>{text('broken.reload')}</Button>
      </Banner>
    </div>
  );
}
