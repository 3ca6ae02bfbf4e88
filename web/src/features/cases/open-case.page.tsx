import { useNavigate } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import type { OpenCase, WriteAnswer } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useSession } from '../../api/session';
import { say } from '../../app/flash';
import { Page } from '../../app/page';
import { ChildFields, childBody, type ChildValues, NO_CHILD } from '../../forms/child-fields';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormChoice, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { Loading } from '../../ui/query-state';
import { IntakeCheck } from '../duplicates/intake-check';

interface Values extends ChildValues {
  /** To look for a file that exists already; not sent with the form. */
  given: string;
  family: string;
  entry: string;
  occurredAt: TypedTime;
  region: string;
  centre: string;
  party: string;
  role: string;
  remark: string;
}

/** Captures and arrests have their own form: they start the custody clock. */
const THROUGH_CUSTODY = ['capture', 'arrest'];

function bodyOf(values: Values, id: string): OpenCase {
  return compact({
    id, entry: values.entry as OpenCase['entry'], occurredAt: givenTime(values.occurredAt), region: values.region, centre: given(values.centre), party: given(values.party),
    role: given(values.role), ...childBody(values), remark: given(values.remark),
  });
}

export function OpenCasePage() {
  const text = useText();
  const options = useOptions();
  const session = useSession();
  const reference = useReference();
  const navigate = useNavigate();
  const own = reference.centres.find(({ code }) => code === session?.user.centre?.code);
  const finish = (answer: WriteAnswer): void => {
    const go = answer.visible ? navigate({ to: '/cases/$caseId', params: { caseId: answer.caseId }, replace: true }) : navigate({ to: '/cases', replace: true });
    void go.then(() => { say({ kind: 'good', id: 'done.case', values: { code: answer.code } }); });
  };
  if (reference.regions.length === 0) return <Loading />;
  return (
    <Page title={text('case.open-title')} narrow>
      <p className="soft">{text('case.open-help')}</p>
      <CommandForm<Values, WriteAnswer>
        form="case"
        defaults={{ entry: '', occurredAt: NO_TIME, region: own?.region ?? session?.user.region?.code ?? '', centre: own?.code ?? '', party: '', role: '', ...NO_CHILD, remark: '', given: '', family: '' }}
        ask={(values, id) => ({ name: 'case.open', path: '/cases', body: bodyOf(values, id) })}
        submitLabel={text('case.open-send')}
        onDone={finish}
      >
        <IntakeCheck />
        <FormChoice name="entry" label={text('case.entry')} required options={options(reference.entryKinds.filter(({ code }) => !THROUGH_CUSTODY.includes(code)))} />
        <FormTime name="occurredAt" label={text('case.open-when')} required />
        <FormSelect name="region" label={text('field.region')} required options={options(reference.regions)} />
        <FormSelect name="centre" label={text('field.centre')} empty={text('form.not-given')} options={options(reference.centres)} />
        <ChildFields />
        <FormSelect name="party" label={text('field.party')} empty={text('form.not-given')} options={options(reference.parties)} />
        <RoleField />
        <FormArea name="remark" label={text('field.remark')} />
      </CommandForm>
    </Page>
  );
}

/** Asked only where a party is named: a role without a party says nothing. */
function RoleField() {
  const text = useText();
  const options = useOptions();
  const { roles } = useReference();
  if (useWatch({ name: 'party' }) === '') return null;
  return <FormSelect name="role" label={text('field.association-role')} empty={text('form.not-given')} options={options(roles)} />;
}
