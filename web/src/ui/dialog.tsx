import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../i18n/use-text';
import { Button } from './button';
import './dialog.css';
import { IconClose } from './icons';

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Rises from below on a phone, in the middle on a wide screen. */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  const text = useText();
  return (
    <ModalOverlay className="dialog-veil" isOpen={open} onOpenChange={(isOpen) => { if (!isOpen) onClose(); }} isDismissable>
      <Modal className="dialog-frame">
        <AriaDialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title" level={2}>{title}</Heading>
            <Button kind="bare" iconOnly aria-label={text('action.close')} onPress={onClose}><IconClose /></Button>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
