import { useQuery } from '@tanstack/react-query';
import { useLabel } from '../i18n/use-label';
import type { Coded, ReferenceView } from './contract';
import { referenceQuery } from './queries';

const EMPTY: ReferenceView = {
  admissionHealth: [], immediateNeeds: [], admissionRisks: [], diets: [], fosterTrainings: [], fosterVisitOutcomes: [], regions: [], places: [], centres: [], authorities: [], units: [], parties: [], entryKinds: [], conditions: [], roles: [], services: [],
  destinations: [], closureReasons: [], visitOutcomes: [], releaseKinds: [], partners: [], consentPurposes: [], consentGivers: [], languages: [], consentManners: [], sharedSections: [],
  ageDoubters: [], ageDoubtGrounds: [], ageDocuments: [], credibilities: [], ageMethods: [], professions: [], tracingActions: [], relationships: [], countries: [], linkDocuments: [], verificationReasons: [], unverifiedLinkReasons: [], preparationMet: [], preparationOutcomes: [], alternativeCareReasons: [], tracingActors: [], tracingResults: [], decisionBodies: [], stayReasons: [], domains: [], ratings: [], leaveReasons: [], planGoals: [], trackDetails: [], trackOutcomes: [], livesWith: [], occupations: [], riskAnswers: [], reintegrationOutcomes: [], outcomeSources: [], activityKinds: [], activityTopics: [], activityAudiences: [], activityCancelled: [], actionPlanSteps: [], reRecruitmentSources: [], reRecruitmentAnswers: [], transferReasons: [], stayIncidentKinds: [], stayIncidentActions: [], stayIncidentOutcomes: [], sessionTopics: [], custodyObservations: [], custodyFindings: [], followUpOutcomes: [], reopeningReasons: [], deathCauses: [], deathConfirmers: [], deathDocuments: [], deathReviews: [], serviceOutcomes: [], girlsNeeds: [], referralRefusals: [], referralResults: [],
  violationTypes: [], violationStatuses: [], violationSources: [], recruitmentModes: [], violationCauses: [], facilityDamages: [],
};

export function useReference(): ReferenceView {
  return useQuery(referenceQuery).data ?? EMPTY;
}

type CodeList = 'regions' | 'centres' | 'destinations' | 'authorities' | 'parties' | 'entryKinds' | 'services'
  | 'fosterTrainings' | 'admissionHealth' | 'immediateNeeds' | 'admissionRisks' | 'diets' | 'partners' | 'consentPurposes' | 'consentGivers' | 'languages' | 'consentManners' | 'sharedSections' | 'relationships' | 'countries' | 'tracingActions' | 'tracingActors' | 'tracingResults' | 'serviceOutcomes' | 'girlsNeeds' | 'referralRefusals' | 'referralResults' | 'linkDocuments' | 'verificationReasons' | 'unverifiedLinkReasons' | 'preparationMet' | 'preparationOutcomes' | 'alternativeCareReasons';

/** The words for a code; the code itself where the list does not know it (yet). */
export function useNameOf(): (list: CodeList, code: string | undefined) => string {
  const reference = useReference();
  const label = useLabel();
  return (list, code) => {
    if (code === undefined) return '';
    const coded: Coded | undefined = reference[list].find((entry) => entry.code === code);
    return coded === undefined ? code : label(coded.label);
  };
}
