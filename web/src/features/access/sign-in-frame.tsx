import type { ReactNode } from 'react';
import { ConnectionBanner } from '../../app/connection-banner';
import { Flash } from '../../app/flash';
import { LanguageSwitch } from '../../app/language-switch';
import { useText } from '../../i18n/use-text';
import { BrandMark } from '../../ui/brand';
import './sign-in.css';

/** What stands around everything that happens before one is inside. */
export function SignInFrame({ children }: { children: ReactNode }) {
  const text = useText();
  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <div className="sign-in-brand"><BrandMark size={56} /><p>Passerelle</p></div>
        <p className="sign-in-purpose">{text('sign-in.purpose')}</p>
      </header>
      <main className="sign-in-main">
        <ConnectionBanner />
        <Flash />
        {children}
        <LanguageSwitch />
      </main>
    </div>
  );
}
