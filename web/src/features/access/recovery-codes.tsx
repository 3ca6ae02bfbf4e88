import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { IconPrint } from '../../ui/icons';
import './access.css';

/** Shown this once: the server keeps what it can check them by, and not the codes. */
export function RecoveryCodes({ codes, onDone, doneLabel }: { codes: readonly string[]; onDone: () => void; doneLabel: string }) {
  const text = useText();
  return (
    <div className="stack recovery-sheet">
      <Banner kind="warning" role="status"><p><strong>{text('recovery.once')}</strong> {text('recovery.help')}</p></Banner>
      <ol className="recovery-codes" aria-label={text('recovery.title')}>{codes.map((code) => <li key={code}>{code}</li>)}</ol>
      <div className="row no-print">
        <Button onPress={() => { window.print(); }}><IconPrint size={20} />{text('recovery.print')}</Button>
        <Button kind="main" onPress={onDone}>{doneLabel}</Button>
      </div>
    </div>
  );
}
