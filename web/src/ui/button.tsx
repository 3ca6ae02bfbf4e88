import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import './button.css';

export type ButtonKind = 'main' | 'plain' | 'grave' | 'bare' | 'quiet' | 'quiet-grave';

interface Look {
  readonly kind?: ButtonKind | undefined;
  readonly wide?: boolean | undefined;
  readonly iconOnly?: boolean | undefined;
}

const classOf = ({ kind = 'plain', wide = false, iconOnly = false }: Look): string =>
  `button button-${kind}${wide ? ' button-wide' : ''}${iconOnly ? ' button-icon' : ''}`;

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'>, Look {
  readonly children: ReactNode;
}

export function Button({ kind, wide, iconOnly, ...props }: ButtonProps) {
  return <AriaButton {...props} className={classOf({ kind, wide, iconOnly })} />;
}

interface AnchorProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className'>, Look {
  readonly ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ kind, wide, iconOnly, ...props }: AnchorProps) {
  return <a {...props} className={classOf({ kind, wide, iconOnly })} />;
}

const Created = createLink(Anchor);

/** A link that looks like a button: it goes somewhere, so the back button brings people back. */
export const ButtonLink: LinkComponent<typeof Anchor> = (props) => <Created preload={false} {...props} />;
