import { useWatch } from 'react-hook-form';
import { useReference } from '../../api/reference';
import { FormArea, FormChoice, FormChoices, FormSelect, FormText, FormTime } from '../../forms/fields';
import { useOptions } from '../../forms/options';
import { useText } from '../../i18n/use-text';

/** What was done to these children, and what belongs to each of it. @param types that the incident has */
export function SufferedFields({ prefix, types }: { prefix: string; types: readonly string[] }) {
  const text = useText();
  const options = useOptions();
  const { violationTypes, roles, recruitmentModes, violationCauses } = useReference();
  const chosen = useWatch({ name: `${prefix}suffered` }) as string[];
  const suffered = types.length === 1 ? types : chosen;
  return (
    <>
      {types.length > 1 && <FormChoices name={`${prefix}suffered`} label={text('violations.suffered')} help={text('violations.suffered-help')} required options={options(violationTypes.filter(({ code }) => types.includes(code)))} />}
      {suffered.includes('killing-and-maiming') && (
        <>
          <FormChoice name={`${prefix}harm`} label={text('violations.harm')} required side options={(['killed', 'maimed'] as const).map((value) => ({ value, label: text(`violations.harm.${value}`) }))} />
          <FormSelect name={`${prefix}cause`} label={text('violations.cause')} empty={text('violations.not-said')} options={options(violationCauses)} />
        </>
      )}
      {suffered.includes('abduction') && (
        <FormChoice name={`${prefix}captivity`} label={text('violations.captivity')} help={text('violations.captivity-help')} required
          options={(['released-or-escaped', 'in-captivity', 'unknown'] as const).map((value) => ({ value, label: text(`violations.captivity.${value}`) }))} />
      )}
      {suffered.includes('recruitment-and-use') && (
        <>
          <FormSelect name={`${prefix}mode`} label={text('violations.mode')} empty={text('violations.not-said')} options={options(recruitmentModes)} />
          <FormChoices name={`${prefix}roles`} label={text('violations.roles')} options={options(roles)} />
        </>
      )}
    </>
  );
}

/** One child with a file, or so many without. */
export function VictimFields({ prefix, types }: { prefix: string; types: readonly string[] }) {
  const text = useText();
  const who = useWatch({ name: `${prefix}who` }) as string;
  const whole = (value: string): string | undefined => (/^\d{0,4}$/.test(value.trim()) ? undefined : text('violations.whole-number'));
  return (
    <>
      <FormChoice name={`${prefix}who`} label={text('violations.who')} required options={[{ value: 'counted', label: text('violations.who.counted') }, { value: 'linked', label: text('violations.who.linked') }]} />
      {who === 'linked' ? (
        <FormText name={`${prefix}caseCode`} label={text('violations.case-code')} help={text('violations.case-code-help')} required maxLength={20} short />
      ) : (
        <div className="violation-row">
          <FormText name={`${prefix}boys`} label={text('violations.boys')} inputMode="numeric" short maxLength={4} check={whole} />
          <FormText name={`${prefix}girls`} label={text('violations.girls')} inputMode="numeric" short maxLength={4} check={whole} />
          <FormText name={`${prefix}sexUnknown`} label={text('violations.sex-unknown')} inputMode="numeric" short maxLength={4} check={whole} />
        </div>
      )}
      {who !== 'linked' && <p className="small soft">{text('violations.counted-help')}</p>}
      <div className="violation-row">
        <FormText name={`${prefix}ageFrom`} label={text('violations.age-from')} inputMode="numeric" short maxLength={3} check={whole} />
        <FormText name={`${prefix}ageTo`} label={text('violations.age-to')} inputMode="numeric" short maxLength={3} check={whole} />
        <FormSelect name={`${prefix}ageUnit`} label={text('violations.age-unit')} options={[{ value: 'years', label: text('violations.years') }, { value: 'months', label: text('violations.months') }]} />
      </div>
      <SufferedFields prefix={prefix} types={types} />
    </>
  );
}

export function SourceFields({ prefix }: { prefix: string }) {
  const text = useText();
  const options = useOptions();
  const { violationSources } = useReference();
  return (
    <>
      <FormSelect name={`${prefix}kind`} label={text('violations.source-kind')} empty={text('violations.choose')} required options={options(violationSources)} />
      <FormTime name={`${prefix}at`} label={text('violations.source-when')} required />
      <FormArea name={`${prefix}detail`} label={text('violations.source-detail')} help={text('violations.sealed-help')} />
    </>
  );
}
