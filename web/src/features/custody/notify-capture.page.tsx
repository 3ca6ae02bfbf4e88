import { useNavigate } from '@tanstack/react-router';
import type { NotifyCapture, WriteAnswer } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useSession } from '../../api/session';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { ChildFields, childBody, type ChildValues, NO_CHILD } from '../../forms/child-fields';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormText } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Loading } from '../../ui/query-state';
import { nothingShared, sharedBody, SharedFields, type SharedValues } from './shared-fields';

interface Values extends SharedValues, ChildValues {
  condition: string;
  remark: string;
}

function bodyOf(values: Values, id: string): NotifyCapture {
  return compact({ id, ...sharedBody(values), ...childBody(values), condition: given(values.condition), remark: given(values.remark) });
}

/** Written by soldiers, on a phone, outdoors: the fewest questions that start the clock. No name is asked. */
export function NotifyCapturePage() {
  const text = useText();
  const options = useOptions();
  const session = useSession();
  const reference = useReference();
  const navigate = useNavigate();
  const own = reference.units.find(({ id }) => id === session?.user.unit?.id);
  const finish = (answer: WriteAnswer): void => {
    const go = answer.visible ? navigate({ to: '/cases/$caseId', params: { caseId: answer.caseId }, replace: true }) : navigate({ to: '/clock', replace: true });
    void go.then(() => { say({ kind: 'good', id: 'done.capture', values: { code: answer.code } }); });
  };
  if (reference.regions.length === 0) return <Loading />;
  return (
    <Page title={text('capture.title')} narrow>
      <p className="soft">{text('capture.help')}</p>
      <CommandForm<Values, WriteAnswer>
        form="capture"
        defaults={{ ...nothingShared(own), ...NO_CHILD, condition: '', remark: '' }}
        ask={(values, id) => ({ name: 'capture.notify', path: '/captures', body: bodyOf(values, id) })}
        alias={{ placeText: 'place' }}
        submitLabel={text('capture.send')}
        onDone={finish}
      >
        <SharedFields />
        <ChildFields />
        <FormChoice name="condition" label={text('field.condition')} side options={options(reference.conditions)} />
        <FormText name="operation" label={text('field.operation')} maxLength={120} />
        <FormArea name="remark" label={text('field.remark')} help={text('field.remark-no-name')} />
      </CommandForm>
    </Page>
  );
}
