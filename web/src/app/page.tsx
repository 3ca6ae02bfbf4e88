import { type ReactNode, useEffect, useRef } from 'react';
import './page.css';

let firstPage = true;

interface PageProps {
  readonly title: string;
  /** Stands above the title: where one comes from. */
  readonly before?: ReactNode;
  /** Stands beside it: what one can do with the whole page. */
  readonly beside?: ReactNode;
  readonly heading?: ReactNode;
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** A page has a title in the tab and a heading that takes the focus when one arrives, so that a screen reader says where one is. */
export function Page({ title, before, beside, heading, narrow = false, children }: PageProps) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => { document.title = `${title} – Passerelle`; }, [title]);
  useEffect(() => {
    if (!firstPage) ref.current?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return (
    <div className={narrow ? 'page page-narrow' : 'page'}>
      {before}
      <div className="page-head">
        <h1 ref={ref} tabIndex={-1}>{heading ?? title}</h1>
        {beside}
      </div>
      {children}
    </div>
  );
}
