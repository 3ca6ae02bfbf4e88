import { useNavigate } from '@tanstack/react-router';
import type { GroupNotified, NotifyGroup } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useSession } from '../../api/session';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { childBody } from '../../forms/child-fields';
import { CommandForm } from '../../forms/command-form';
import { FormText } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Loading } from '../../ui/query-state';
import { type GroupChildValues, GroupField, newGroupChild } from './group-field';
import { nothingShared, sharedBody, SharedFields, type SharedValues } from './shared-fields';

interface Values extends SharedValues {
  children: GroupChildValues[];
}

function bodyOf({ children, ...shared }: Values): NotifyGroup {
  return compact({
    ...sharedBody(shared),
    children: children.map((child) => compact({ id: child.childId, ...childBody(child), condition: given(child.condition), remark: given(child.remark) })),
  });
}

/** Children taken together: what they share is asked once, and of each only what one sees. No name is asked. */
export function NotifyGroupPage() {
  const text = useText();
  const options = useOptions();
  const session = useSession();
  const reference = useReference();
  const navigate = useNavigate();
  const own = reference.units.find(({ id }) => id === session?.user.unit?.id);
  const finish = ({ children }: GroupNotified): void => {
    void navigate({ to: '/clock', replace: true }).then(() => { say({ kind: 'good', id: 'done.group', values: { count: String(children.length) } }); });
  };
  if (reference.regions.length === 0) return <Loading />;
  return (
    <Page title={text('group.title')} narrow>
      <p className="soft">{text('group.help')}</p>
      <CommandForm<Values, GroupNotified>
        form="group"
        defaults={{ ...nothingShared(own), children: [newGroupChild(), newGroupChild()] }}
        ask={(values) => ({ name: 'group.notify', path: '/captures/group', body: bodyOf(values) })}
        alias={{ placeText: 'place' }}
        submitLabel={text('group.send')}
        onDone={finish}
      >
        <SharedFields />
        <FormText name="operation" label={text('field.operation')} maxLength={120} />
        <GroupField conditions={options(reference.conditions)} />
      </CommandForm>
    </Page>
  );
}
