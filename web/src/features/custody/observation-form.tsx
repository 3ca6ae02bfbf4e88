import { useFormContext, useWatch } from 'react-hook-form';
import type { ObservationKind, ObserveCustody } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';

interface Values { at: TypedTime; kind: ObservationKind; finding: string; remark: string }

/** One thing at a time: what it is about, what was found, when, and in words. */
export function ObservationForm(props: ActionFormProps) {
  const text = useText();
  return (
    <CaseForm<Values> {...props} action="custody.observe" path="custody/observations" defaults={{ at: NO_TIME, kind: 'circumstances', finding: '', remark: '' }}
      body={(values, id) => compact({ id, at: givenTime(values.at), kind: values.kind, finding: given(values.finding), remark: given(values.remark) }) satisfies ObserveCustody}>
      <Banner kind="info"><p>{text('custody.observe-help')}</p></Banner>
      <Fields />
      <FormTime name="at" label={text('field.when')} required />
    </CaseForm>
  );
}

function Fields() {
  const text = useText();
  const options = useOptions();
  const { custodyObservations, custodyFindings } = useReference();
  const { setValue, clearErrors } = useFormContext<Values>();
  const kind = useWatch<Values, 'kind'>({ name: 'kind' });
  const finding = useWatch<Values, 'finding'>({ name: 'finding' });
  const findings = custodyFindings.filter(({ category }) => category === kind);
  const inWords = findings.length === 0;
  const breach = BREACHES.includes(finding);
  return (
    <>
      <FormSelect name="kind" label={text('custody.observed-kind')} required options={options(custodyObservations)} onPicked={() => {
        setValue('finding', '');
        clearErrors(['finding', 'remark']);
      }} />
      {findings.length > 0 && <FormChoice key={kind} name="finding" label={text('custody.finding')} {...(ASKED.includes(kind) && { help: text('custody.finding-help') })} required options={options(findings)} />}
      {kind === 'end-declared' && <Banner kind="info"><p>{text('custody.end-declared-help')}</p></Banner>}
      {breach && <Banner kind="warning"><p>{text('custody.breach-help')}</p></Banner>}
      <FormArea key={String(inWords)} name="remark" label={text('custody.observed-words')} help={text('custody.observed-words-help')} required={inWords} />
    </>
  );
}

/** Where the Protocol asks for something that is not self-evident. */
const ASKED: readonly string[] = ['kept', 'interrogation', 'charge'];
/** What the Protocol forbids: shown while one writes; the server decides. */
const BREACHES: readonly string[] = ['with-adults', 'interrogated-prohibited', 'charged-association'];
