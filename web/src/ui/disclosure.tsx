import type { ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components';
import './disclosure.css';
import { IconChevron } from './icons';

export function Disclosure({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <AriaDisclosure defaultExpanded={open}>
      <Button slot="trigger" className="disclosure-button">{title}<IconChevron size={18} /></Button>
      <DisclosurePanel>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
