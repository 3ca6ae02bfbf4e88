import { known } from '../deadlines/index.js';
import type { Label } from '../reference/index.js';
import { AgeWords } from './age-words.js';
import { type Fact, WEEK_ASPECTS } from './facts.vocabulary.js';
import { DOMAINS, type Ratings } from './reintegration.vocabulary.js';
import { CARE_FORMS, CARE_REVIEWS, HEARD, LIVES, PREPARATIONS, PRIORITIES, ratingsInWords, SEARCH_ENDS } from './family-words.js';
import { ABSENCE_ENDED, ADMISSION_RISK, allowance, ASPECTS, both, BREACH, CORRECTED, FOLLOWED_UP, HEARD_ALONE, joined, OVER_PLACES, RECRUITMENT_RISK, REUNIFICATION, SESSION_WITH, SEVERITY, told, TOLD_OF_AGE, TRACK_BEGUN, WEEK_MARK } from './fact-labels.js';
import type { Answerable, Whereabouts } from './standing.vocabulary.js';

/** Codes into words, French and English. The one place where facts and standing are told to people. */
export class Words extends AgeWords {
  whereabouts(where: Whereabouts): Label {
    switch (where.kind) {
      case 'held': {
        const place = this.place(where.place);
        const region = this.region(where.region);
        const authority = this.listed('authority', where.authority);
        const unit = this.unit(where.unitId);
        return both((l) => `${unit === '' ? '' : `${unit}, `}${authority[l]}, ${place ?? region[l]}`);
      }
      case 'centre':
        return this.centre(where.centre);
      case 'on-the-way': {
        const centre = where.centre === null ? undefined : this.centre(where.centre);
        return centre === undefined
          ? { fr: 'Remis à la protection civile de l’enfance, centre non précisé', en: 'Handed over to civilian child protection, centre not said' }
          : { fr: `Remis au ${centre.fr}, admission à enregistrer`, en: `Handed over to ${centre.en}, admission to be recorded` };
      }
      case 'foster-family': {
        const region = where.region === null ? undefined : this.region(where.region);
        const family = where.family === null ? '' : ` ${where.family}`;
        return { fr: `Famille d’accueil${family}${region ? `, ${region.fr}` : ''}`, en: `Foster family${family}${region ? `, ${region.en}` : ''}` };
      }
      case 'placed': {
        const kind = this.listed('destination', where.placement);
        const region = where.region === null ? undefined : this.region(where.region);
        return both((l) => `${kind[l]}${region ? `, ${region[l]}` : ''}`);
      }
      case 'before-court':
        return { fr: 'Devant la justice', en: 'Before a court' };
      case 'deceased':
        return { fr: 'Décédé', en: 'Deceased' };
      case 'unknown':
        return { fr: 'Lieu inconnu', en: 'Whereabouts unknown' };
    }
  }

  answerable(who: Answerable): Label {
    switch (who.kind) {
      case 'authority': {
        const authority = this.listed('authority', who.authority);
        const unit = this.unit(who.unitId);
        return both((l) => `${unit === '' ? '' : `${unit}, `}${authority[l]}`);
      }
      case 'centre':
        return this.centre(who.centre);
      case 'region': {
        const region = this.region(who.region);
        return { fr: `Direction régionale (${region.fr})`, en: `Regional directorate (${region.en})` };
      }
      case 'ministry':
        return { fr: 'Ministère (MPFEF)', en: 'Ministry (MPFEF)' };
    }
  }

  /** One line of the timeline. */
  fact(fact: Fact): { label: Label; detail?: Label } {
    switch (fact.kind) {
      case 'case.identified':
        return { label: { fr: 'Enfant identifié', en: 'Child identified' }, detail: this.listed('entry', fact.entry) };
      case 'custody.started':
        return { label: this.listed('entry', fact.how), detail: this.held(fact, this.text(fact.sealedOperation)) };
      case 'custody.notified':
        return told('Notification reçue', 'Notification received');
      case 'custody.transferred':
        return { label: { fr: 'Transfert à une autre autorité', en: 'Transferred to another authority' }, detail: this.held(fact) };
      case 'custody.situation-unknown':
        return told('Situation inconnue signalée', 'Situation reported unknown');
      case 'custody.ended':
        return { label: { fr: 'Fin de la privation de liberté', en: 'Deprivation of liberty ended' }, detail: this.listed('custody-outcome', fact.outcome) };
      case 'custody.observed': {
        const finding = fact.finding === null ? undefined : this.listed('custody-finding', fact.finding);
        return { label: this.listed('custody-observation', fact.observation), ...(finding !== undefined && { detail: fact.breach ? both((l) => `${finding[l]} (${BREACH[l]})`) : finding }) };
      }
      case 'follow-up.concluded':
        return { label: FOLLOWED_UP[fact.followUp], detail: this.listed('follow-up-outcome', fact.outcome) };
      case 'handover.offered':
        return { label: { fr: 'Remise proposée', en: 'Handover offered' }, ...this.toCentre(fact.centre) };
      case 'handover.accepted':
        return { label: { fr: 'Remise acceptée', en: 'Handover accepted' }, ...this.toCentre(fact.centre) };
      case 'handover.refused':
        return { label: { fr: 'Remise refusée', en: 'Handover refused' }, ...this.toCentre(fact.centre) };
      case 'stay.admitted':
        return { label: { fr: 'Admission', en: 'Admission' }, detail: fact.centre === null ? this.careOf(fact.care, fact.family) : this.centre(fact.centre) };
      case 'stay.discharged':
        return { label: { fr: 'Sortie', en: 'Discharge' }, detail: this.listed('destination', fact.destination) };
      case 'stay.reviewed':
        return fact.reason === null
          ? told('Revue du séjour : la sortie se prépare', 'Review of the stay: the leave is being prepared')
          : { ...told('Revue du séjour : le séjour continue', 'Review of the stay: the stay continues'), detail: this.listed('stay-reason', fact.reason) };
      case 'stay.sheet-filled':
        return { ...told('Fiche d’admission remplie', 'Admission sheet filled in'), detail: ADMISSION_RISK[fact.risk] };
      case 'stay.family-visited': {
        const outcome = this.listed('foster-visit-outcome', fact.outcome);
        return { label: { fr: 'Visite dans la famille d’accueil', en: 'Visit to the foster family' }, detail: both((l) => `${outcome[l]}, ${HEARD_ALONE[l](fact.childHeard)}`) };
      }
      case 'stay.allowance-paid':
        return { label: { fr: 'Indemnité versée à la famille d’accueil', en: 'Allowance paid to the foster family' }, detail: allowance(fact) };
      case 'stay.admitted-over-places':
        return told('Admission en urgence, sans place libre', 'Admitted in an emergency, without a free place');
      case 'stay.places-answered':
        return { label: { fr: 'Réponse sur le manque de place', en: 'Answer about the missing place' }, detail: OVER_PLACES[fact.answer] };
      case 'stay.places-relieved':
        return told('Le centre ou la famille n’a plus d’enfants au-delà de ses places', 'The centre or family no longer holds more children than it has places');
      case 'absence.started':
        return told('Absent sans autorisation : la place reste la sienne', 'Absent without leave: the place stays the child’s');
      case 'absence.ended':
        return { label: { fr: 'Fin de l’absence', en: 'End of the absence' }, detail: ABSENCE_ENDED[fact.outcome] };
      case 'incident.happened': {
        const kind = this.listed('stay-incident-kind', fact.incident);
        return { ...told('Incident', 'Incident'), detail: both((l) => `${kind[l]}, ${SEVERITY[fact.severity][l]}`) };
      }
      case 'incident.followed-up':
        return { ...told('Incident : suite donnée', 'Incident: what followed'), detail: this.listed('stay-incident-outcome', fact.outcome) };
      case 'stay.week-noted':
        return { ...told('Note de la semaine', 'Note of the week'), detail: both((l) => WEEK_ASPECTS.map((aspect) => `${ASPECTS[aspect][l]} : ${WEEK_MARK[fact.marks[aspect]][l]}`).join(', ')) };
      case 'stay.session-held':
        return { label: SESSION_WITH[fact.profession], detail: this.listed('session-topic', fact.topic) };
      case 'transfer.proposed':
        return { label: { fr: 'Transfert proposé', en: 'Transfer proposed' }, detail: both((l) => `${this.centre(fact.to)[l]}, ${this.listed('transfer-reason', fact.reason)[l]}`) };
      case 'transfer.accepted':
        return { label: { fr: 'Transfert accepté', en: 'Transfer accepted' }, detail: this.centre(fact.to) };
      case 'transfer.refused':
        return { label: { fr: 'Transfert refusé : l’enfant reste', en: 'Transfer refused: the child stays' }, detail: this.centre(fact.to) };
      case 'age-assessment.raised': {
        const doubter = this.listed('age-doubter', fact.doubter);
        const ground = this.listed('age-doubt-ground', fact.ground);
        return { ...told('Âge mis en doute : considéré comme un enfant jusqu’à la conclusion', 'Age doubted: counts as a child until the conclusion'), detail: both((l) => `${doubter[l]} : ${ground[l]}`) };
      }
      case 'age-assessment.step-taken':
        return this.ageStep(fact.step, fact.range);
      case 'age-assessment.concluded':
        return {
          ...(fact.conclusion === 'child' ? told('Détermination de l’âge : un enfant', 'Age assessment: a child') : told('Détermination de l’âge : adulte', 'Age assessment: an adult')),
          detail: this.ageRange(fact),
        };
      case 'age-assessment.told': {
        const language = this.listed('consent-language', fact.language);
        return { ...told('L’enfant a été informé de la conclusion sur son âge', 'The child was told the conclusion on the age'), detail: both((l) => `${TOLD_OF_AGE[fact.answer][l]} (${language[l]})`) };
      }
      case 'assessment.made':
        return { ...told('Forces et besoins évalués', 'Strengths and needs assessed'), detail: this.ratings(fact.ratings) };
      case 'plan-goal.set': {
        const domain = this.listed('reintegration-domain', fact.domain);
        const goal = fact.goal === null ? undefined : this.listed('plan-goal', fact.goal);
        const words = this.text(fact.sealedWords);
        return { ...told('Objectif du plan', 'Goal of the plan'), detail: both((l) => [domain[l], ...(goal === undefined ? [] : [goal[l]]), ...(words === undefined ? [] : [words])].join(' : ')) };
      }
      case 'plan-step.agreed': {
        const what = this.text(fact.sealedWhat);
        return { ...told('Étape du plan convenue', 'Step of the plan agreed'), ...(what !== undefined && { detail: { fr: what, en: what } }) };
      }
      case 'plan-step.done':
        return told('Étape du plan faite', 'Step of the plan done');
      case 'plan-step.dropped':
        return told('Étape du plan abandonnée', 'Step of the plan dropped');
      case 'track.begun': {
        const detail = this.listed('track-detail', fact.detail);
        const provider = this.text(fact.sealedProvider);
        return { label: TRACK_BEGUN[fact.track], detail: both((l) => (provider === undefined ? detail[l] : `${detail[l]}, ${provider}`)) };
      }
      case 'track.attended': {
        const days = `${String(fact.attended)}/${String(fact.held)}`;
        return { ...told('Présence du mois', 'Attendance of the month'), detail: { fr: `${fact.month.slice(0, 7)} : ${days} jours`, en: `${fact.month.slice(0, 7)}: ${days} days` } };
      }
      case 'track.ended':
        return { ...told('Fin de scolarité, de formation ou d’activité', 'Schooling, training or activity ended'), detail: this.listed('track-outcome', fact.outcome) };
      case 'plan.agreed': {
        const whyNot = this.text(fact.sealedWhyNot);
        const label = { fr: 'Plan d’intervention convenu', en: 'Care plan agreed' };
        if (fact.childAgreed) return { label, detail: { fr: 'L’enfant est d’accord', en: 'The child agrees' } };
        return { label, detail: { fr: `L’enfant n’est pas d’accord${whyNot === undefined ? '' : ` : ${whyNot}`}`, en: `The child does not agree${whyNot === undefined ? '' : `: ${whyNot}`}` } };
      }
      case 'tracing.acted':
        return { ...told('Recherche de la famille', 'Family tracing'), detail: joined([this.listed('tracing-action', fact.action), ...this.maybe('tracing-actor', fact.actor), ...this.maybe('tracing-result', fact.result)]) };
      case 'relative.recorded':
        return { ...told('Proche noté', 'Relative noted'), detail: joined([this.listed('relationship', fact.relationship), LIVES[fact.life], ...this.somewhere(fact)]) };
      case 'tracing.opened':
        return { ...told('Recherche d’un proche ouverte', 'Search for a relative opened'), detail: joined([PRIORITIES[fact.priority], ...this.maybe('partner', fact.partner), ...this.maybe('country', fact.country)]) };
      case 'tracing.closed':
        return { ...told('Recherche d’un proche close', 'Search for a relative closed'), detail: SEARCH_ENDS[fact.outcome] };
      case 'relative.heard':
        return { ...(fact.side === 'child' ? told('Lien familial : l’enfant entendu', 'Family link: the child heard') : told('Lien familial : le proche entendu', 'Family link: the relative heard')), detail: HEARD[fact.result] };
      case 'relative.verified':
        return fact.verified
          ? told('Lien familial vérifié des deux côtés', 'Family link verified from both sides')
          : { ...told('Lien familial non vérifié', 'Family link not verified'), ...(fact.reason !== null && { detail: this.listed('verification-reason', fact.reason) }) };
      case 'best-interests.assessed':
        return {
          ...told('Évaluation de l’intérêt supérieur', 'Best-interests assessment'),
          detail: joined([ratingsInWords(fact.ratings), ...this.maybe('unverified-link-reason', fact.unverifiedReason)]),
        };
      case 'family.prepared':
        return { label: PREPARATIONS[fact.preparation], detail: joined([...fact.met.map((met) => this.listed('preparation-met', met)), this.listed('preparation-outcome', fact.outcome)]) };
      case 'alternative-care.decided':
        return { ...told('Protection de remplacement durable décidée', 'Durable alternative care decided'), detail: joined([CARE_FORMS[fact.form], this.listed('alternative-care-reason', fact.reason)]) };
      case 'alternative-care.reviewed':
        return { ...told('Revue de la protection de remplacement', 'Review of the alternative care'), detail: CARE_REVIEWS[fact.outcome] };
      case 'reunification.asked':
        return fact.again
          ? told('Décision sur le retour en famille à reprendre', 'Decision on return to the family to be taken up again')
          : told('Décision sur le retour en famille demandée', 'Decision on return to the family asked for');
      case 'reunification.decided':
        return { label: REUNIFICATION[fact.decision], detail: this.listed('decision-body', fact.body) };
      case 'service.given': {
        const service = this.listed('service', fact.service);
        const detail = this.text(fact.sealedDetail);
        const details: Label[] = [
          ...(detail === undefined ? [] : [{ fr: detail, en: detail }]),
          ...(fact.by === null ? [] : ['partner' in fact.by ? this.listed('partner', fact.by.partner) : this.centre(fact.by.centre)]),
          ...(fact.sessions === null ? [] : [{ fr: fact.sessions === 1 ? '1 fois' : `${String(fact.sessions)} fois`, en: fact.sessions === 1 ? 'once' : `${String(fact.sessions)} times` }]),
        ];
        return { label: service, ...(details.length > 0 && { detail: both((l) => details.map((one) => one[l]).join(', ')) }) };
      }
      case 'service.ended': {
        const service = this.listed('service', fact.service);
        return { label: { fr: `Fin du service : ${service.fr}`, en: `Service ended: ${service.en}` }, ...(fact.outcome !== null && { detail: this.listed('service-outcome', fact.outcome) }) };
      }
      case 'referral.sent': {
        const partner = this.listed('partner', fact.partner);
        const service = this.listed('service', fact.service);
        return { label: { fr: 'Référencement envoyé', en: 'Referral sent' }, detail: { fr: `${partner.fr} : ${service.fr}`, en: `${partner.en}: ${service.en}` } };
      }
      case 'referral.accepted':
        return { label: { fr: 'Référencement accepté', en: 'Referral accepted' }, detail: this.answeredBy(fact) };
      case 'referral.refused': {
        const by = this.answeredBy(fact);
        const reason = this.listed('referral-refusal', fact.reason);
        return { label: { fr: 'Référencement refusé', en: 'Referral refused' }, detail: { fr: `${by.fr} : ${reason.fr}`, en: `${by.en}: ${reason.en}` } };
      }
      case 'referral.done':
        return { label: { fr: 'Service rendu par le partenaire', en: 'Service given by the partner' }, detail: this.listed('partner', fact.partner) };
      case 'referral.fed-back': {
        const partner = this.listed('partner', fact.partner);
        const result = this.listed('referral-result', fact.result);
        return { label: { fr: 'Retour d’information du partenaire', en: 'Feedback from the partner' }, detail: { fr: `${partner.fr} : ${result.fr}`, en: `${partner.en}: ${result.en}` } };
      }
      case 'referral.withdrawn':
        return { label: { fr: 'Référencement retiré', en: 'Referral withdrawn' }, detail: this.listed('partner', fact.partner) };
      case 'placement.started':
        return { label: { fr: 'Début de la réintégration', en: 'Reintegration begins' }, detail: this.listed('destination', fact.placement) };
      case 'placement.ended':
        return told('Fin du placement', 'Placement ended');
      case 'visit.made':
        return { label: { fr: 'Visite de suivi', en: 'Follow-up visit' }, detail: this.listed('visit-outcome', fact.outcome) };
      case 'visit.found': {
        const [lives, does] = [this.listed('lives-with', fact.livesWith), this.listed('occupation', fact.occupation)];
        const risk = RECRUITMENT_RISK[fact.risk];
        return { ...told('Constaté à la visite', 'Found at the visit'), detail: both((l) => `${lives[l]}, ${does[l]}, ${risk[l]}`) };
      }
      case 'recruitment-risk.answered':
        return { ...told('Suite donnée au risque de réenrôlement', 'What followed the risk of re-recruitment'), detail: this.listed('risk-answer', fact.answer) };
      case 'outcome.told':
        return { ...told('Nouvelles de l’enfant à un point de suivi', 'News of the child at a milestone'), detail: this.listed('reintegration-outcome', fact.outcome) };
      case 're-recruitment.recorded':
        return { ...told('Réenrôlé', 'Recruited again'), detail: fact.party === null ? this.listed('re-recruitment-source', fact.source) : this.party(fact.party) };
      case 're-recruitment.answered':
        return { ...told('Suite donnée au réenrôlement', 'What followed the re-recruitment'), detail: this.listed('re-recruitment-answer', fact.answer) };
      case 'consent.given':
        return told('Consentement donné', 'Consent given');
      case 'consent.ended':
        return told('Terme du consentement', 'End of the consent');
      case 'consent.answered-anew':
        return told('Nouvelle réponse à la demande de consentement', 'Asked for consent anew, and answered');
      case 'consent.withdrawn':
        return told('Consentement retiré', 'Consent withdrawn');
      case 'fact.corrected': {
        const which = CORRECTED[fact.corrected];
        return {
          label: { fr: 'Heure corrigée', en: 'Time corrected' },
          detail: { fr: `${which.fr} : ${known(fact.from, 'fr')} devient ${known(fact.to, 'fr')}`, en: `${which.en}: ${known(fact.from, 'en')} becomes ${known(fact.to, 'en')}` },
        };
      }
      case 'sight.granted':
        return { label: { fr: 'Dossier ouvert à un autre service', en: 'File opened to another office' }, detail: this.office(fact.grantee) };
      case 'sight.ended':
        return told('Fin de cet accès', 'That access ended');
      case 'case.assigned':
        return told('Dossier confié à une personne qui suit l’enfant', 'File given to somebody who follows the child');
      case 'case.merged':
        return told('Deux dossiers réunis : c’est le même enfant', 'Two files merged: it is the same child');
      case 'case.unmerged':
        return told('Dossiers séparés de nouveau', 'Files taken apart again');
      case 'closure.requested':
        return { label: { fr: 'Clôture demandée', en: 'Closure requested' }, detail: this.listed('closure-reason', fact.reason) };
      case 'closure.approved':
        return { label: { fr: 'Dossier clos', en: 'Case closed' }, detail: this.listed('closure-reason', fact.reason) };
      case 'closure.refused':
        return { label: { fr: 'Clôture refusée', en: 'Closure refused' }, detail: this.listed('closure-reason', fact.reason) };
      case 'closure.reopened':
        return { label: { fr: 'Dossier rouvert', en: 'Case re-opened' }, detail: this.listed('reopening-reason', fact.reason) };
      case 'death.recorded': {
        const cause = this.listed('death-cause', fact.cause);
        const by = this.listed('death-confirmer', fact.confirmedBy);
        return { label: { fr: 'Décès de l’enfant', en: 'Death of the child' }, detail: { fr: `${cause.fr}, confirmé par : ${by.fr}`, en: `${cause.en}, confirmed by: ${by.en}` } };
      }
      case 'death.family-told':
        return told('La famille est informée du décès', 'The family has been told of the death');
      case 'death.reviewed':
        return { label: { fr: 'Circonstances du décès examinées', en: 'Circumstances of the death reviewed' }, detail: this.listed('death-review', fact.outcome) };
      case 'death.withdrawn':
        return told('Décès enregistré par erreur : retiré', 'Death recorded in error: withdrawn');
    }
  }

  /** An office as access is granted to it: region:<code>, centre:<code>; of a person only that it is one. */
  office(grantee: string): Label {
    const [kind, code = ''] = grantee.split(':', 2);
    if (kind === 'region') return this.answerable({ kind: 'region', region: code });
    if (kind === 'centre') return this.centre(code);
    return { fr: 'La personne qui suit l’enfant', en: 'The person who follows the child' };
  }

  /** The partner itself; or whoever sent, for a partner without accounts. */
  private answeredBy({ partner, toldBySender }: { partner: string; toldBySender: boolean }): Label {
    const { fr, en } = this.listed('partner', partner);
    return toldBySender ? { fr: `${fr} (réponse rapportée par l’expéditeur)`, en: `${en} (answer recorded by the sender)` } : { fr, en };
  }

  private ratings(ratings: Ratings): Label {
    const domains = DOMAINS.map((domain) => ({ label: this.listed('reintegration-domain', domain), rating: String(ratings[domain]) }));
    return both((l) => domains.map(({ label, rating }) => `${label[l]} ${rating}/5`).join(', '));
  }
}
