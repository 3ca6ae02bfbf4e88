import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';

/** The rule's source does not state it: nobody is to take it for settled law. */
export function Unconfirmed() {
  return <Badge tone="outline">{useText()('time-limit.unconfirmed')}</Badge>;
}
