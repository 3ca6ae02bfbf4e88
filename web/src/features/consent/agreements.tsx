import type { Agreement, ConsentSide, ConsentState } from '../../api/contract';
import { type TextId, useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { IconMet, IconOverdue, IconQuiet, IconSoon } from '../../ui/icons';
import '../../ui/table.css';
import { useWide } from '../../ui/use-wide';
import { useConsentWords } from './consent-words';

const LOOKS: Record<ConsentState, { tone: Tone; icon: typeof IconMet }> = {
  agreed: { tone: 'later', icon: IconMet },
  refused: { tone: 'overdue', icon: IconOverdue },
  withdrawn: { tone: 'overdue', icon: IconOverdue },
  expired: { tone: 'soon', icon: IconSoon },
  missing: { tone: 'neutral', icon: IconQuiet },
};

function State({ state, begun = false }: { state: ConsentState; begun?: boolean }) {
  const text = useText();
  const { tone, icon: Icon } = LOOKS[state];
  return <span className="nowrap"><Badge tone={tone}><Icon size={16} />{text(begun && state === 'missing' ? 'consent.state.incomplete' : `consent.state.${state}`)}</Badge></span>;
}

/** One has answered, another is still to be asked. */
const begun = ({ child, adult }: Agreement): boolean => child.state !== 'missing' || adult.state !== 'missing';

/** A word that is not asked for and was not given needs no badge. */
function Side({ side }: { side: ConsentSide }) {
  const text = useText();
  if (!side.needed && side.state === 'missing') return <span className="small soft">{text('consent.not-needed')}</span>;
  return <State state={side.state} />;
}

/** In one glance: for what, and with whom, there is an agreement now; and whose word is missing. */
export function Agreements({ agreements }: { agreements: readonly Agreement[] }) {
  return useWide() ? <AgreementTable agreements={agreements} /> : <AgreementCards agreements={agreements} />;
}

function AgreementTable({ agreements }: { agreements: readonly Agreement[] }) {
  const text = useText();
  const words = useConsentWords();
  const heads: TextId[] = ['consent.purpose', 'consent.overall', 'consent.child', 'consent.adult'];
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="hidden-visually">{text('consent.now')}</caption>
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{text(head)}</th>)}</tr></thead>
        <tbody>
          {agreements.map((agreement) => (
            <tr key={`${agreement.purpose} ${agreement.recipient ?? ''}`}>
              <th scope="row">{words.subject(agreement)}{agreement.sections.length > 0 && <p className="small soft consent-covers">{text('consent.covers', { sections: words.sections(agreement.sections) })}</p>}</th>
              <td><State state={agreement.state} begun={begun(agreement)} /></td>
              <td><Side side={agreement.child} /></td>
              <td><Side side={agreement.adult} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AgreementCards({ agreements }: { agreements: readonly Agreement[] }) {
  const text = useText();
  const words = useConsentWords();
  return (
    <ul className="agreements" aria-label={text('consent.now')}>
      {agreements.map((agreement) => (
        <li key={`${agreement.purpose} ${agreement.recipient ?? ''}`} className="card stack-small">
          <div className="row spread"><strong>{words.subject(agreement)}</strong><State state={agreement.state} begun={begun(agreement)} /></div>
          <dl className="consent-sides">
            <dt>{text('consent.child')}</dt><dd><Side side={agreement.child} /></dd>
            <dt>{text('consent.adult')}</dt><dd><Side side={agreement.adult} /></dd>
          </dl>
          {agreement.sections.length > 0 && <p className="small soft">{text('consent.covers', { sections: words.sections(agreement.sections) })}</p>}
        </li>
      ))}
    </ul>
  );
}
