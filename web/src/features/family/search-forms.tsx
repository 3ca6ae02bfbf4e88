import type { CloseTracing, FamilyView, OpenTracing } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import type { Option } from '../../ui/select-field';
import { useCalled } from './relative-name';
import { WithFamily } from './with-family';

interface OpenValues { relative: string; priority: '' | OpenTracing['priority']; partner: string; country: string; reference: string; at: TypedTime; remark: string }

export function OpenSearchForm(props: ActionFormProps) {
  return <WithFamily caseId={props.view.id}>{(family) => <Open {...props} family={family} />}</WithFamily>;
}

function Open({ family, ...props }: ActionFormProps & { family: FamilyView }) {
  const text = useText();
  const options = useOptions();
  const called = useCalled();
  const { partners, countries } = useReference();
  const searched = new Set(family.searches.flatMap(({ relative, outcome }) => (outcome === undefined ? [relative] : [])));
  const lost = family.relatives.filter(({ id, life }) => life !== 'dead' && !searched.has(id));
  const [only] = lost.length === 1 ? lost : [];
  return (
    <CaseForm<OpenValues> {...props} action="tracing.open" path="tracing-requests" defaults={{ relative: only?.id ?? '', priority: '', partner: '', country: '', reference: '', at: NO_TIME, remark: '' }}
      body={(values, id) => compact({
        id, relative: values.relative, at: givenTime(values.at), priority: values.priority === '' ? 'normal' : values.priority, partner: given(values.partner), country: given(values.country),
        reference: given(values.reference), remark: given(values.remark),
      }) satisfies OpenTracing}>
      <Banner kind="info"><p>{text('family.search-help')}</p></Banner>
      <FormSelect name="relative" label={text('family.which-search')} required options={lost.map((one) => ({ value: one.id, label: called(one) }))} />
      <FormChoice name="priority" label={text('family.priority')} help={text('family.priority-help')} required options={(['urgent', 'normal'] as const).map((value) => ({ value, label: text(`family.priority.${value}`) }))} />
      <FormTime name="at" label={text('family.opened-when')} required />
      <FormSelect name="partner" label={text('family.partner')} help={text('family.partner-help')} empty={text('family.partner-none')} options={options(partners)} />
      <FormSelect name="country" label={text('family.search-country')} empty={text('family.country-none')} options={options(countries)} />
      <FormText name="reference" label={text('family.reference')} help={text('family.reference-help')} maxLength={60} />
      <FormArea name="remark" label={text('field.remark')} />
    </CaseForm>
  );
}

/** The searches that are open, as answers of a form. */
export function useOpenSearches(): (family: FamilyView) => Option[] {
  const called = useCalled();
  const dates = useDates();
  return ({ searches, relatives }) =>
    searches.flatMap(({ id, relative, outcome, openedAt }) => (outcome === undefined ? [{ value: id, label: `${called(relatives.find((one) => one.id === relative))}, ${dates.known(openedAt)}` }] : []));
}

interface CloseValues { request: string; outcome: '' | CloseTracing['outcome']; at: TypedTime; remark: string }
const OUTCOMES: readonly CloseTracing['outcome'][] = ['found', 'not-found', 'child-declines', 'danger'];

export function CloseSearchForm(props: ActionFormProps) {
  return <WithFamily caseId={props.view.id}>{(family) => <Close {...props} family={family} />}</WithFamily>;
}

function Close({ family, ...props }: ActionFormProps & { family: FamilyView }) {
  const text = useText();
  const open = useOpenSearches()(family);
  const [only] = open.length === 1 ? open : [];
  return (
    <CaseForm<CloseValues> {...props} action="tracing.close" path="tracing-requests/close" defaults={{ request: only?.value ?? '', outcome: '', at: NO_TIME, remark: '' }}
      body={(values) => compact({ request: values.request, at: givenTime(values.at), outcome: values.outcome === '' ? 'not-found' : values.outcome, remark: given(values.remark) }) satisfies CloseTracing}>
      <FormSelect name="request" label={text('family.which-search')} required options={open} />
      <FormChoice name="outcome" label={text('family.outcome')} help={text('family.outcome-help')} required options={OUTCOMES.map((value) => ({ value, label: text(`family.outcome.${value}`) }))} />
      <FormTime name="at" label={text('family.closed-when')} required />
      <FormArea name="remark" label={text('family.closing-words')} help={text('family.closing-words-help')} />
    </CaseForm>
  );
}
