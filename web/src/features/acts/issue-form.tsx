import { useQuery } from '@tanstack/react-query';
import type { ActKind, AdmissionSheet, FamilyView, IssueAct, IssuedAct } from '../../api/contract';
import { admissionSheetQuery } from '../../api/queries';
import { useNameOf } from '../../api/reference';
import { CommandForm } from '../../forms/command-form';
import { FormArea, FormText } from '../../forms/fields';
import { compact, given } from '../../forms/values';
import { useText } from '../../i18n/use-text';
import { QueryState } from '../../ui/query-state';
import { useCalled } from '../family/relative-name';
import { WithFamily } from '../family/with-family';

interface Values {
  place: string;
  circumstances: string;
  items: string;
  firstSigner: string;
  secondSigner: string;
}

interface IssueFormProps {
  readonly caseId: string;
  readonly kind: ActKind;
  readonly factId: string;
  readonly onDone: (issued: IssuedAct) => void;
}

/**
 * What the record knows the paper says by itself; here is what people add to it. What is left empty is a line to write on. That of an
 * admission begins with what the admission sheet says, that of a reunification with the relative who receives the child.
 */
export function IssueForm(props: IssueFormProps) {
  if (props.kind === 'admission') return <Admitted {...props} />;
  if (props.kind === 'reunification') return <WithFamily caseId={props.caseId}>{(family) => <Reunited {...props} family={family} />}</WithFamily>;
  return <TheForm {...props} />;
}

function Admitted(props: IssueFormProps) {
  const sheet = useQuery(admissionSheetQuery(props.caseId));
  return <QueryState of={sheet}>{({ stayId, paper }) => <TheForm {...props} begun={stayId === props.factId ? paper : undefined} />}</QueryState>;
}

/** Where the relative who receives the child is known, place and signature begin with what is known of them. */
function Reunited({ family, ...props }: IssueFormProps & { family: FamilyView }) {
  const called = useCalled();
  const nameOf = useNameOf();
  const relative = family.relatives.find(({ id }) => id === family.livesWith);
  const place = relative === undefined ? '' : [relative.village, nameOf('regions', relative.region), nameOf('countries', relative.country)].filter((part) => part !== undefined && part !== '').join(', ');
  return <TheForm {...props} place={place} receiver={relative === undefined ? '' : called(relative)} />;
}

interface Begun {
  readonly begun?: AdmissionSheet['paper'];
  readonly place?: string;
  readonly receiver?: string;
}

function TheForm({ caseId, kind, factId, begun, place: where = '', receiver = '', onDone }: IssueFormProps & Begun) {
  const text = useText();
  return (
    <CommandForm<Values, IssuedAct>
      form={`${caseId}/act/${kind}/${factId}`}
      defaults={{ place: where, circumstances: begun?.circumstances ?? '', items: begun?.items ?? '', firstSigner: '', secondSigner: receiver }}
      ask={({ place, circumstances, items, firstSigner, secondSigner }, id) => ({
        name: 'act.issue', path: `/cases/${caseId}/acts`,
        body: compact({
          id, kind, factId, place: given(place), circumstances: given(circumstances), items: given(items), firstSigner: given(firstSigner), secondSigner: given(secondSigner),
        }) satisfies IssueAct,
      })}
      submitLabel={text('acts.issue')}
      onDone={onDone}
    >
      <p className="small soft">{text(begun === undefined ? 'acts.issue-help' : 'acts.issue-help-sheet')}</p>
      <FormText name="place" label={text('acts.place')} maxLength={200} />
      <FormArea name="circumstances" label={text(`acts.circumstances.${kind}`)} help={text('acts.circumstances-help')} maxLength={4000} />
      {kind !== 'closure' && <FormArea name="items" label={text('acts.items')} help={text('acts.items-help')} maxLength={2000} />}
      <FormText name="firstSigner" label={text(`acts.first-signer.${kind}`)} help={text('acts.signer-help')} maxLength={150} />
      <FormText name="secondSigner" label={text(`acts.second-signer.${kind}`)} help={text('acts.signer-help')} maxLength={150} />
    </CommandForm>
  );
}
