import { useQuery } from '@tanstack/react-query';
import { documentsQuery } from '../../api/queries';
import { useMay } from '../../api/session';
import { useText } from '../../i18n/use-text';
import { addressOf } from './address';
import './documents.css';

/** The newest photo, for those who may know who the child is. */
export function ChildPhoto({ caseId }: { caseId: string }) {
  const text = useText();
  const may = useMay();
  const allowed = may('identity.read') && may('document.read');
  const { data } = useQuery({ ...documentsQuery(caseId), enabled: allowed });
  const photo = data?.items.find(({ kind }) => kind === 'photo');
  if (!allowed || photo === undefined) return null;
  return <img className="child-photo no-print" src={addressOf(caseId, photo.id)} alt={text('documents.photo-of-child')} />;
}
