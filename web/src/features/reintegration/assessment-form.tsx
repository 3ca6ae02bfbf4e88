import { Fragment } from 'react';
import { DOMAINS, type Domain, type RecordAssessment } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormTime } from '../../forms/fields';
import { givenTime } from '../../forms/values';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { ExtraQuestions, type ExtraValues, givenExtra, WithExtra } from '../configuration/extra-questions';
import { useDomainNames } from './use-domain-names';

type Values = Record<Domain, string> & { at: TypedTime; strengths: string; needs: string; extra: ExtraValues };

const NOTHING: Values = { at: NO_TIME, safety: '', health: '', psychosocial: '', education: '', livelihood: '', family: '', community: '', strengths: '', needs: '', extra: {} };

export function AssessmentForm(props: ActionFormProps) {
  const text = useText();
  const label = useLabel();
  const nameOf = useDomainNames();
  const { ratings } = useReference();
  const scale = ratings.map(({ code, label: words }) => ({ value: code, label: `${code} · ${label(words)}` }));
  return (
    <WithExtra place="assessment" view={props.view}>{(fields, nothing) => (
    <CaseForm<Values> {...props} action="assessment.record" path="assessments" defaults={{ ...NOTHING, extra: nothing }}
      body={(values, id) => ({
        id, at: givenTime(values.at), safety: Number(values.safety), health: Number(values.health), psychosocial: Number(values.psychosocial), education: Number(values.education),
        livelihood: Number(values.livelihood), family: Number(values.family), community: Number(values.community), strengths: values.strengths.trim(), needs: values.needs.trim(), extra: givenExtra(fields, values.extra),
      }) satisfies RecordAssessment}>
      <Banner kind="info"><p>{text('assessment.help')}</p></Banner>
      {DOMAINS.map((domain) => (
        <Fragment key={domain}>
          <FormChoice name={domain} label={nameOf(domain)} help={text(`assessment.domain-help.${domain}`)} required options={scale} />
          <ExtraQuestions fields={fields} domain={domain} />
        </Fragment>
      ))}
      <FormArea name="strengths" label={text('assessment.strengths')} help={text('assessment.strengths-help')} required />
      <FormArea name="needs" label={text('assessment.needs')} help={text('assessment.needs-help')} required />
      <FormTime name="at" label={text('assessment.when')} required />
    </CaseForm>
    )}</WithExtra>
  );
}
