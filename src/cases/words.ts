import { known } from '../deadlines/index.js';
import type { Label, ReferenceBook } from '../reference/index.js';
import type { CorrectableKind } from './correction.vocabulary.js';
import type { CustodyFollowUpKind } from './custody.vocabulary.js';
import type { AgeRange, AgeStep, Fact, Place } from './facts.vocabulary.js';
import type { Answerable, Whereabouts } from './standing.vocabulary.js';

/** Codes into words, French and English. The one place where facts and standing are told to people. */
export class Words {
  /** @param texts what was sealed and may be read by whoever is told, by its sealed form */
  constructor(
    private readonly book: ReferenceBook,
    private readonly texts: ReadonlyMap<string, string> = new Map(),
  ) {}

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
        return { fr: `Famille d’accueil${region ? `, ${region.fr}` : ''}`, en: `Foster family${region ? `, ${region.en}` : ''}` };
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
        return { label: { fr: 'Admission', en: 'Admission' }, detail: fact.centre === null ? this.listed('stay-kind', fact.care) : this.centre(fact.centre) };
      case 'stay.discharged':
        return { label: { fr: 'Sortie', en: 'Discharge' }, detail: this.listed('destination', fact.destination) };
      case 'stay.reviewed':
        return fact.reason === null
          ? told('Revue du séjour : la sortie se prépare', 'Review of the stay: the leave is being prepared')
          : { ...told('Revue du séjour : le séjour continue', 'Review of the stay: the stay continues'), detail: this.listed('stay-reason', fact.reason) };
      case 'stay.admitted-over-places':
        return told('Admission en urgence, sans place libre', 'Admitted in an emergency, without a free place');
      case 'stay.places-answered':
        return { label: { fr: 'Réponse sur le manque de place', en: 'Answer about the missing place' }, detail: OVER_PLACES[fact.answer] };
      case 'stay.places-relieved':
        return told('Le centre n’a plus d’enfants au-delà de ses places', 'The centre no longer holds more children than it has places');
      case 'absence.started':
        return told('Absent sans autorisation : la place reste la sienne', 'Absent without leave: the place stays the child’s');
      case 'absence.ended':
        return { label: { fr: 'Fin de l’absence', en: 'End of the absence' }, detail: ABSENCE_ENDED[fact.outcome] };
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
      case 'plan.agreed': {
        const whyNot = this.text(fact.sealedWhyNot);
        const label = { fr: 'Plan d’intervention convenu', en: 'Care plan agreed' };
        if (fact.childAgreed) return { label, detail: { fr: 'L’enfant est d’accord', en: 'The child agrees' } };
        return { label, detail: { fr: `L’enfant n’est pas d’accord${whyNot === undefined ? '' : ` : ${whyNot}`}`, en: `The child does not agree${whyNot === undefined ? '' : `: ${whyNot}`}` } };
      }
      case 'tracing.acted':
        return { ...told('Recherche de la famille', 'Family tracing'), detail: this.listed('tracing-action', fact.action) };
      case 'reunification.asked':
        return fact.again
          ? told('Décision sur le retour en famille à reprendre', 'Decision on return to the family to be taken up again')
          : told('Décision sur le retour en famille demandée', 'Decision on return to the family asked for');
      case 'reunification.decided':
        return { label: REUNIFICATION[fact.decision], detail: this.listed('decision-body', fact.body) };
      case 'service.given': {
        const service = this.listed('service', fact.service);
        const detail = this.text(fact.sealedDetail);
        return { label: service, ...(detail !== undefined && { detail: { fr: detail, en: detail } }) };
      }
      case 'placement.started':
        return { label: { fr: 'Début de la réintégration', en: 'Reintegration begins' }, detail: this.listed('destination', fact.placement) };
      case 'placement.ended':
        return told('Fin du placement', 'Placement ended');
      case 'visit.made':
        return { label: { fr: 'Visite de suivi', en: 'Follow-up visit' }, detail: this.listed('visit-outcome', fact.outcome) };
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
    }
  }

  /** An office as access is granted to it: region:<code>, centre:<code>; of a person only that it is one. */
  office(grantee: string): Label {
    const [kind, code = ''] = grantee.split(':', 2);
    if (kind === 'region') return this.answerable({ kind: 'region', region: code });
    if (kind === 'centre') return this.centre(code);
    return { fr: 'La personne qui suit l’enfant', en: 'The person who follows the child' };
  }

  private ageRange({ professions, ...range }: AgeRange & { professions: readonly string[] }): Label {
    const by = this.by(professions);
    return both((l) => `${years(range)[l]}, ${by[l]}`);
  }

  private by(professions: readonly string[]): Label {
    const by = professions.map((profession) => this.listed('profession', profession));
    return { fr: `par : ${by.map(({ fr }) => fr).join(', ')}`, en: `by: ${by.map(({ en }) => en).join(', ')}` };
  }

  private ageStep(step: AgeStep, range: AgeRange | null): { label: Label; detail?: Label } {
    const details: Label[] = [];
    if (step.kind === 'document') details.push(this.listed('age-document', step.document), this.listed('document-credibility', step.credibility));
    if (range !== null) details.push(years(range));
    if (step.kind === 'assessment') details.push(this.by(step.professions));
    if (step.kind === 'examination') {
      const by = this.listed('consent-giver', step.consent.by);
      const language = this.listed('consent-language', step.consent.language);
      details.push(this.listed('age-method', step.method), { fr: `marge de ${String(step.marginMonths)} mois`, en: `margin of ${String(step.marginMonths)} months` }, {
        fr: `consentement éclairé : ${by.fr}, ${known(step.consent.at, 'fr')}, en ${language.fr}`, en: `informed consent: ${by.en}, ${known(step.consent.at, 'en')}, in ${language.en}`,
      });
    }
    return { label: AGE_STEPS[step.kind], ...(details.length > 0 && { detail: both((l) => details.map((one) => one[l]).join(', ')) }) };
  }

  private held(fact: { authority: string; place: Place | null; region: string }, operation?: string): Label {
    const authority = this.listed('authority', fact.authority);
    const place = this.place(fact.place);
    const region = this.region(fact.region);
    return both((l) => [authority[l], place ?? region[l], ...(operation === undefined ? [] : [operation])].join(', '));
  }

  private place(place: Place | null): string | undefined {
    if (place === null) return undefined;
    return 'code' in place ? (this.book.places.get(place.code)?.name ?? place.code) : this.text(place.sealed);
  }

  private text(sealed: string | null): string | undefined {
    return sealed === null ? undefined : this.texts.get(sealed);
  }

  private toCentre(centre: string | null): { detail?: Label } {
    return centre === null ? {} : { detail: this.centre(centre) };
  }

  private centre(code: string): Label {
    return this.book.centres.get(code)?.label ?? { fr: code, en: code };
  }

  private region(code: string): Label {
    return this.book.regions.get(code)?.label ?? { fr: code, en: code };
  }

  private unit(id: string | null): string {
    return id === null ? '' : (this.book.units.get(id)?.name ?? '');
  }

  private listed(list: string, code: string): Label {
    return this.book.lists.get(list)?.get(code)?.label ?? { fr: code, en: code };
  }
}

const CORRECTED: Record<CorrectableKind, Label> = {
  'custody.started': { fr: 'début de la privation de liberté', en: 'start of the deprivation of liberty' },
  'custody.transferred': { fr: 'transfert à une autre autorité', en: 'transfer to another authority' },
  'custody.ended': { fr: 'fin de la privation de liberté', en: 'end of the deprivation of liberty' },
  'handover.offered': { fr: 'remise proposée', en: 'handover offered' },
  'handover.accepted': { fr: 'remise acceptée', en: 'handover accepted' },
  'stay.admitted': { fr: 'admission', en: 'admission' },
  'stay.discharged': { fr: 'sortie', en: 'discharge' },
  'absence.started': { fr: 'absence', en: 'absence' },
  'absence.ended': { fr: 'fin de l’absence', en: 'end of the absence' },
  'age-assessment.raised': { fr: 'âge mis en doute', en: 'age doubted' },
  'reunification.asked': { fr: 'décision sur le retour demandée', en: 'decision on return asked for' },
};

const BREACH: Label = { fr: 'contraire au Protocole', en: 'against the Protocol' };

const FOLLOWED_UP: Record<CustodyFollowUpKind, Label> = {
  breach: { fr: 'Suite donnée à un manquement', en: 'What followed a breach' },
  declaration: { fr: 'Fin de détention déclarée : vérifiée', en: 'Declared end of custody: checked' },
  search: { fr: 'Recherche de l’enfant', en: 'Search for the child' },
  inquiry: { fr: 'Enquête sur le décès', en: 'Inquiry into the death' },
  court: { fr: 'Suite devant la justice', en: 'What followed before the court' },
};

const AGE_STEPS: Record<AgeStep['kind'], Label> = {
  document: { fr: 'Âge : document examiné', en: 'Age: document looked at' },
  interview: { fr: 'Âge : entretien avec l’enfant', en: 'Age: interview with the child' },
  testimony: { fr: 'Âge : témoignage de la famille ou de la communauté', en: 'Age: testimony of family or community' },
  assessment: { fr: 'Âge : évaluation globale', en: 'Age: holistic assessment' },
  examination: { fr: 'Âge : examen médical, en dernier recours', en: 'Age: medical examination, as a last resort' },
};

const years = ({ low, high }: AgeRange): Label =>
  low === high ? { fr: `${String(low)} ans`, en: `${String(low)} years` } : { fr: `entre ${String(low)} et ${String(high)} ans`, en: `between ${String(low)} and ${String(high)} years` };

const OVER_PLACES: Record<Extract<Fact, { kind: 'stay.places-answered' }>['answer'], Label> = {
  'leave-planned': { fr: 'Une sortie se prépare', en: 'A leave is being prepared' },
  'transfer-planned': { fr: 'Un transfert se prépare', en: 'A transfer is being prepared' },
  'places-added': { fr: 'Des places sont ajoutées', en: 'Places are added' },
};
const ABSENCE_ENDED: Record<'returned' | 'found-elsewhere', Label> = {
  returned: { fr: 'L’enfant est revenu', en: 'The child came back' },
  'found-elsewhere': { fr: 'Retrouvé ailleurs, ne revient pas', en: 'Found elsewhere, does not come back' },
};
const REUNIFICATION: Record<'in-favour' | 'against' | 'postponed', Label> = {
  'in-favour': { fr: 'Retour en famille décidé', en: 'Return to the family decided' },
  against: { fr: 'Retour en famille : décision contraire', en: 'Return to the family: decided against' },
  postponed: { fr: 'Retour en famille : décision reportée', en: 'Return to the family: decision put off' },
};

function both(text: (locale: 'fr' | 'en') => string): Label {
  return { fr: text('fr'), en: text('en') };
}

function told(fr: string, en: string): { label: Label } {
  return { label: { fr, en } };
}
