import { useNavigate } from '@tanstack/react-router';
import type { GroupNotified, NotifyGroup } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useSession } from '../../api/session';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { childBody } from '../../forms/child-fields';
import { CommandForm } from '../../forms/command-form';
import { FormChoice, FormSelect, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { Loading } from '../../ui/query-state';
import { AuthorityFields } from './authority-fields';
import { type GroupChildValues, GroupField, newGroupChild } from './group-field';
import { NO_PLACE, type TypedPlace } from './place';
import { PlaceField } from './place-field';

interface Values {
  kind: 'capture' | 'arrest';
  startedAt: TypedTime;
  place: TypedPlace;
  region: string;
  authority: string;
  unitId: string;
  operation: string;
  children: GroupChildValues[];
}

function bodyOf({ kind, startedAt, place, region, authority, unitId, operation, children }: Values): NotifyGroup {
  return compact({
    kind, startedAt: givenTime(startedAt), place: given(place.code), placeText: place.code === '' ? given(place.words) : undefined, region, authority,
    unitId: given(unitId), operation: given(operation),
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
        defaults={{ kind: 'capture', startedAt: NO_TIME, place: NO_PLACE, region: '', authority: own?.authority ?? '', unitId: own?.id ?? '', operation: '', children: [newGroupChild(), newGroupChild()] }}
        ask={(values) => ({ name: 'group.notify', path: '/captures/group', body: bodyOf(values) })}
        alias={{ placeText: 'place' }}
        submitLabel={text('group.send')}
        onDone={finish}
      >
        <FormChoice name="kind" label={text('capture.kind')} required side options={options(reference.entryKinds.filter(({ code }) => code === 'capture' || code === 'arrest'))} />
        <FormTime name="startedAt" label={text('capture.when')} help={text('capture.when-help')} required />
        <PlaceField name="place" regionName="region" label={text('field.place')} help={text('field.place-help')} />
        <FormSelect name="region" label={text('field.region')} required options={options(reference.regions)} />
        <AuthorityFields />
        <FormText name="operation" label={text('field.operation')} maxLength={120} />
        <GroupField conditions={options(reference.conditions)} />
      </CommandForm>
    </Page>
  );
}
