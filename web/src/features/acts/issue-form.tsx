import type { ActKind, FamilyView, IssueAct, IssuedAct } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormText } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { useCalled } from '../family/relative-name';
import { WithFamily } from '../family/with-family';

interface Values {
  place: string;
  circumstances: string;
  items: string;
  firstSigner: string;
  secondSigner: string;
}

/** What the record knows the paper says by itself; here is what people add to it. What is left empty is a line to write on. */
export function IssueForm(props: IssueFormProps) {
  return props.kind === 'reunification' ? <WithFamily caseId={props.caseId}>{(family) => <Reunited {...props} family={family} />}</WithFamily> : <Issue {...props} />;
}

interface IssueFormProps {
  readonly caseId: string;
  readonly kind: ActKind;
  readonly factId: string;
  readonly onDone: (issued: IssuedAct) => void;
}

/** Where the relative who receives the child is known, place and signature begin with what is known of them. */
function Reunited({ family, ...props }: IssueFormProps & { family: FamilyView }) {
  const called = useCalled();
  const nameOf = useNameOf();
  const relative = family.relatives.find(({ id }) => id === family.livesWith);
  const place = relative === undefined ? '' : [relative.village, nameOf('regions', relative.region), nameOf('countries', relative.country)].filter((part) => part !== undefined && part !== '').join(', ');
  return <Issue {...props} place={place} receiver={relative === undefined ? '' : called(relative)} />;
}

function Issue({ caseId, kind, factId, onDone, place: where = '', receiver = '' }: IssueFormProps & { place?: string; receiver?: string }) {
  const text = useText();
  return (
    <CommandForm<Values, IssuedAct>
      form={`${caseId}/act/${kind}/${factId}`}
      defaults={{ place: where, circumstances: '', items: '', firstSigner: '', secondSigner: receiver }}
      ask={({ place, circumstances, items, firstSigner, secondSigner }, id) => ({
        name: 'act.issue', path: `/cases/${caseId}/acts`,
        body: compact({
          id, kind, factId, place: given(place), circumstances: given(circumstances), items: given(items), firstSigner: given(firstSigner), secondSigner: given(secondSigner),
        }) satisfies IssueAct,
      })}
      submitLabel={text('acts.issue')}
      onDone={onDone}
    >
      <p className="small soft">{text('acts.issue-help')}</p>
      <FormText name="place" label={text('acts.place')} maxLength={200} />
      <FormArea name="circumstances" label={text(`acts.circumstances.${kind}`)} help={text('acts.circumstances-help')} maxLength={4000} />
      {kind !== 'closure' && <FormArea name="items" label={text('acts.items')} help={text('acts.items-help')} maxLength={2000} />}
      <FormText name="firstSigner" label={text(`acts.first-signer.${kind}`)} help={text('acts.signer-help')} maxLength={150} />
      <FormText name="secondSigner" label={text(`acts.second-signer.${kind}`)} help={text('acts.signer-help')} maxLength={150} />
    </CommandForm>
  );
}
