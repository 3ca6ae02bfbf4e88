import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/commands';
import { problemOf } from '../../api/problem';
import { uuidv7 } from '../../api/uuid';
import { say } from '../../app/flash';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';

/** Ends an access now. What it had opened is on no screen any more. */
export function EndAccess({ id }: { id: string }) {
  const text = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const command = useCommand(() => {
    void navigate({ to: '/emergency-accesses' }).then(() => {
      client.removeQueries({ queryKey: ['case'] });
      say({ kind: 'good', id: 'done.emergency-ended' });
    });
  });
  const end = (): void => {
    command.mutate({ name: 'emergency.end', method: 'POST', path: `/emergency-accesses/${id}/end`, body: {}, key: uuidv7() });
  };
  return (
    <>
      {command.error !== null && <Banner kind="grave" role="alert"><p>{problemOf(command.error)?.detail ?? text('form.no-answer')}</p></Banner>}
      <Button onPress={end} isDisabled={command.isPending}>{text('emergency.end-now')}</Button>
    </>
  );
}
