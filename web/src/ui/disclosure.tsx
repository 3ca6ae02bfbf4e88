import type { ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components';
import './disclosure.css';
import { IconChevron } from './icons';

export function Disclosure({ title, children }: { title: string; children: ReactNode }) {
  return (
    <AriaDisclosure>
      <Button slot="trigger" className="disclosure-button">{title}<IconChevron size={18} /></Button>
      <DisclosurePanel>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
