import type { AssessBestInterests, FamilyView } from '../../api/contract';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormSelect, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { type Part, PARTS, type Rating, RATINGS } from './interests';
import { useCalled } from './relative-name';
import { WithFamily } from './with-family';

type Values = { at: TypedTime; relative: string; unverifiedReason: string; unverifiedRemark: string } & Record<Part, '' | Rating> & Record<`${Part}Remark`, string>;

const UNRATED: Record<Part, ''> = { childWish: '', familyWish: '', safety: '', careCapacity: '', community: '', schooling: '', recruitmentRisk: '' };
const UNSAID: Record<`${Part}Remark`, string> = { childWishRemark: '', familyWishRemark: '', safetyRemark: '', careCapacityRemark: '', communityRemark: '', schoolingRemark: '', recruitmentRiskRemark: '' };

export function InterestsForm(props: ActionFormProps) {
  return <WithFamily caseId={props.view.id}>{(family) => <Assess {...props} family={family} />}</WithFamily>;
}

function Assess({ family: { relatives }, ...props }: ActionFormProps & { family: FamilyView }) {
  const text = useText();
  const options = useOptions();
  const called = useCalled();
  const { unverifiedLinkReasons } = useReference();
  const [only] = relatives.length === 1 ? relatives : [];
  const rated = (rating: '' | Rating): Rating => (rating === '' ? 'not-known' : rating);
  return (
    <CaseForm<Values> {...props} action="best-interests.assess" path="best-interests"
      defaults={{ at: NO_TIME, relative: only?.id ?? '', unverifiedReason: '', unverifiedRemark: '', ...UNRATED, ...UNSAID }}
      body={(values, id) => compact({
        id, at: givenTime(values.at), relative: given(values.relative),
        childWish: rated(values.childWish), familyWish: rated(values.familyWish), safety: rated(values.safety), careCapacity: rated(values.careCapacity), community: rated(values.community),
        schooling: rated(values.schooling), recruitmentRisk: rated(values.recruitmentRisk),
        childWishRemark: given(values.childWishRemark), familyWishRemark: given(values.familyWishRemark), safetyRemark: given(values.safetyRemark), careCapacityRemark: given(values.careCapacityRemark),
        communityRemark: given(values.communityRemark), schoolingRemark: given(values.schoolingRemark), recruitmentRiskRemark: given(values.recruitmentRiskRemark),
        unverifiedReason: given(values.unverifiedReason), unverifiedRemark: given(values.unverifiedRemark),
      }) satisfies AssessBestInterests}>
      <Banner kind="info"><p>{text('interests.help')}</p></Banner>
      <FormSelect name="relative" label={text('interests.relative')} help={text('interests.relative-help')} empty={text('interests.no-family')} options={relatives.map((one) => ({ value: one.id, label: called(one) }))} />
      <FormTime name="at" label={text('interests.when')} required />
      {PARTS.map((part) => (
        <div key={part} className="stack-small">
          <FormChoice name={part} label={text(`interests.part.${part}`)} help={text(`interests.help.${part}`)} required options={RATINGS.map((value) => ({ value, label: text(`interests.rating.${value}`) }))} />
          <FormArea name={`${part}Remark`} label={text('interests.remark', { part: text(`interests.part.${part}`) })} maxLength={1000} />
        </div>
      ))}
      <FormSelect name="unverifiedReason" label={text('interests.unverified')} help={text('interests.unverified-help')} empty={text('interests.unverified-none')} options={options(unverifiedLinkReasons)} />
      <FormArea name="unverifiedRemark" label={text('interests.unverified-words')} help={text('age.sealed-help')} maxLength={1000} />
    </CaseForm>
  );
}
