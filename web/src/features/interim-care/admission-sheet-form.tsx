import { useQuery } from '@tanstack/react-query';
import type { FillSheet, SheetView } from '../../api/contract';
import { admissionSheetQuery } from '../../api/queries';
import { useReference } from '../../api/reference';
import { type ActionFormProps, CaseForm } from '../../forms/case-form';
import { FormArea, FormChoice, FormChoices, FormSelect, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { compact, given, givenTime } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { NO_TIME, type TypedTime } from '../../ui/known-time';
import { QueryState } from '../../ui/query-state';

interface Values {
  at: TypedTime; health: string[]; healthWords: string; needs: string[]; needsWords: string; belongings: string; riskLevel: string; risks: string[]; riskWords: string;
  language: string; religion: string; diet: string[]; dietWords: string;
}

const LEVELS = ['low', 'medium', 'high'] as const;

const valuesOf = (sheet: SheetView | undefined): Values => ({
  at: NO_TIME, health: sheet?.health ?? [], healthWords: sheet?.healthWords ?? '', needs: sheet?.needs ?? [], needsWords: sheet?.needsWords ?? '', belongings: sheet?.belongings ?? '',
  riskLevel: sheet?.riskLevel ?? '', risks: sheet?.risks ?? [], riskWords: sheet?.riskWords ?? '', language: sheet?.language ?? '', religion: sheet?.religion ?? '', diet: sheet?.diet ?? [], dietWords: sheet?.dietWords ?? '',
});

const bodyOf = (values: Values, sheet: SheetView | undefined): FillSheet => compact({
  at: sheet?.at ?? givenTime(values.at), health: values.health, healthWords: given(values.healthWords), needs: values.needs, needsWords: given(values.needsWords), belongings: given(values.belongings),
  riskLevel: LEVELS.find((level) => level === values.riskLevel) ?? 'high', risks: values.risks, riskWords: given(values.riskWords),
  language: given(values.language), religion: given(values.religion), diet: values.diet, dietWords: given(values.dietWords),
});

/** Begins with what is on the sheet already: it is completed as more is known. */
export function AdmissionSheetForm(props: ActionFormProps) {
  const found = useQuery(admissionSheetQuery(props.view.id));
  return <QueryState of={found}>{({ sheet }) => <TheForm {...props} sheet={sheet} />}</QueryState>;
}

function TheForm({ sheet, ...props }: ActionFormProps & { sheet: SheetView | undefined }) {
  const text = useText();
  const options = useOptions();
  const { admissionHealth, immediateNeeds, admissionRisks, diets, languages } = useReference();
  return (
    <CaseForm<Values> {...props} action="stay.fill-sheet" path="stay/admission-sheet" method="PUT" defaults={valuesOf(sheet)} body={(values) => bodyOf(values, sheet)}>
      <Banner kind="info"><p>{text('sheet.help')}</p></Banner>
      <FormChoices name="health" label={text('sheet.health')} help={text('sheet.health-help')} required options={options(admissionHealth)} />
      <FormArea name="healthWords" label={text('sheet.health-words')} />
      <FormChoices name="needs" label={text('sheet.needs')} options={options(immediateNeeds)} />
      <FormArea name="needsWords" label={text('sheet.needs-words')} />
      <FormArea name="belongings" label={text('sheet.belongings')} help={text('sheet.belongings-help')} />
      <FormChoice name="riskLevel" label={text('sheet.risk')} required side options={LEVELS.map((value) => ({ value, label: text(`sheet.risk.${value}`) }))} />
      <FormChoices name="risks" label={text('sheet.risks')} help={text('sheet.risks-help')} options={options(admissionRisks)} />
      <FormArea name="riskWords" label={text('sheet.risk-words')} />
      <FormSelect name="language" label={text('sheet.language')} empty={text('form.not-given')} options={options(languages)} />
      <FormText name="religion" label={text('sheet.religion')} help={text('sheet.religion-help')} maxLength={120} />
      <FormChoices name="diet" label={text('sheet.diet')} options={options(diets)} />
      <FormArea name="dietWords" label={text('sheet.diet-words')} maxLength={500} />
      {sheet === undefined && <FormTime name="at" label={text('sheet.when')} required />}
    </CaseForm>
  );
}
