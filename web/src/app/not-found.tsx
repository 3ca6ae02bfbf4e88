import { useText } from '../i18n/use-text';
import { ButtonLink } from '../ui/button';
import { Page } from './page';

export function NotFound() {
  const text = useText();
  return (
    <Page title={text('not-found.title')} narrow>
      <p>{text('not-found.help')}</p>
      <div><ButtonLink kind="main" to="/">{text('not-found.home')}</ButtonLink></div>
    </Page>
  );
}
