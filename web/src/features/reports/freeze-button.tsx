import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '../../api/commands';
import type { Edition, Figures, FreezeEdition } from '../../api/contract';
import { uuidv7 } from '../../api/uuid';
import { problemOf } from '../../api/problem';
import { say } from '../../app/flash';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { IconNote } from '../../ui/icons';

/** Freezes what is on the screen: at its position, or at the last sealed one. Pressed twice it happens once. */
export function FreezeButton({ figures: { report, from, to, knownOn } }: { figures: Figures }) {
  const text = useText();
  const navigate = useNavigate();
  const [id] = useState(uuidv7);
  const freeze = useCommand<Edition>((edition) => {
    void navigate({ to: '/reports/editions/$editionId', params: { editionId: edition.id } }).then(() => { say({ kind: 'good', id: 'editions.frozen' }); });
  });
  const body: FreezeEdition = { id, report, from, to, ...(knownOn !== undefined && { position: knownOn.position }) };
  return (
    <div className="stack-small no-print">
      {freeze.error !== null && <Banner kind="warning" role="alert"><p>{problemOf(freeze.error)?.detail ?? text('problem.unexpected')}</p></Banner>}
      <div><Button kind="main" isDisabled={freeze.isPending} onPress={() => { freeze.mutate({ name: 'edition.freeze', method: 'POST', path: '/editions', body, key: id }); }}><IconNote size={20} />{text('editions.freeze')}</Button></div>
    </div>
  );
}
