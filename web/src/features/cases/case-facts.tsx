import { Link } from '@tanstack/react-router';
import type { CaseView } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { IconErase, IconHand, IconPin } from '../../ui/icons';
import { AgeDoubt } from '../age-assessment/age-doubt';
import { FollowUps } from '../custody/follow-ups';
import { ChildPhoto } from '../documents/child-photo';
import { useChildWords } from './child-words';

/** The two questions that must always have an answer: where is the child, and who answers for them. */
export function CaseFacts({ view }: { view: CaseView }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const nameOf = useNameOf();
  const childWords = useChildWords();
  const { child, whereabouts, answerable } = view;
  return (
    <section className="card case-facts" aria-label={text('case.situation')}>
      <ChildPhoto caseId={view.id} />
      <div>
        {view.erasedAt !== undefined && <p className="case-erased"><IconErase size={20} />{text('case.erased', { when: dates.day(view.erasedAt) })}</p>}
        {child.name !== undefined && <p className="case-name">{child.name.given} {child.name.family}</p>}
        {child.name?.other !== undefined && <p className="soft">{text('identity.called', { name: child.name.other })}</p>}
        <p className="sentence">{childWords(child.sex, child.age)}{child.origin !== undefined && ` · ${text('case.origin', { place: child.origin })}`}</p>
        {view.ageAssessment !== undefined && <AgeDoubt assessment={view.ageAssessment} />}
        {view.followUps !== undefined && <FollowUps followUps={view.followUps} />}
      </div>
      <dl>
        <div className="case-fact">
          <dt><IconPin size={20} />{text('case.where')}</dt>
          <dd>
            <strong>{label(whereabouts.label)}</strong>
            {view.stay?.family !== undefined && <p><Link to="/foster-families/$familyCode" params={{ familyCode: view.stay.family }}>{text('case.foster-family')}</Link></p>}
            {!whereabouts.precise && <span className="soft"> ({text('case.imprecise')})</span>}
            {whereabouts.since !== undefined && <p className="soft">{text('case.since-when', { precision: dates.precision(whereabouts.since), when: dates.known(whereabouts.since) })}</p>}
          </dd>
        </div>
        <div className="case-fact">
          <dt><IconHand size={20} />{text('case.answerable')}</dt>
          <dd>
            <strong>{label(answerable.label)}</strong>
            {view.follower !== undefined && <p className="soft">{text('case.follower', { name: view.follower })}</p>}
          </dd>
        </div>
      </dl>
      <p className="small soft">
        {text('case.opened', { entry: nameOf('entryKinds', view.entry), when: dates.day(view.openedAt) })}
        {view.registerNumber !== undefined && ` · ${text('case.register-number', { number: view.registerNumber })}`}
      </p>
    </section>
  );
}
