import type { ViolationType } from '../violations/index.rules.js';

/** The words of French registers and the codes they stand for. Keys are folded: no capitals, accents, or doubled spaces (fold()). */
export const REGIONS: Record<string, string> = {
  kayes: 'kayes', koulikoro: 'koulikoro', sikasso: 'sikasso', segou: 'segou', mopti: 'mopti', tombouctou: 'tombouctou', timbuktu: 'tombouctou', gao: 'gao', kidal: 'kidal',
  bamako: 'bamako', 'district de bamako': 'bamako', taoudenit: 'taoudenit', taoudeni: 'taoudenit', menaka: 'menaka', bandiagara: 'bandiagara', douentza: 'douentza', nioro: 'nioro',
  kita: 'kita', nara: 'nara', dioila: 'dioila', bougouni: 'bougouni', koutiala: 'koutiala', san: 'san',
};

export const CENTRES: Record<string, string> = { gao: 'gao', kidal: 'kidal', mopti: 'mopti', tombouctou: 'tombouctou', timbuktu: 'tombouctou', bamako: 'bamako' };

export const AUTHORITIES: Record<string, string> = {
  fama: 'FAMA', famas: 'FAMA', 'forces armees maliennes': 'FAMA', gendarmerie: 'GENDARMERIE', 'gendarmerie nationale': 'GENDARMERIE', police: 'POLICE', 'police nationale': 'POLICE',
  'forces internationales': 'INTERNATIONAL', 'force internationale': 'INTERNATIONAL', minusma: 'INTERNATIONAL', barkhane: 'INTERNATIONAL',
};

export const SEXES: Record<string, 'male' | 'female'> = { m: 'male', g: 'male', masculin: 'male', garcon: 'male', h: 'male', homme: 'male', f: 'female', feminin: 'female', fille: 'female', femme: 'female' };

/** Headings by the name under which they are looked up (columnName: folded, without punctuation). */
export const COLUMNS: Record<string, string> = {
  no: 'n', num: 'n', numero: 'n', 'no registre': 'n registre', 'n de registre': 'n registre', 'no de registre': 'n registre', 'numero registre': 'n registre',
  'numero de registre': 'n registre', prenoms: 'prenom', 'prenom s': 'prenom', 'nom de famille': 'nom', genre: 'sexe', 'date entree': 'date d entree', 'date d admission': 'date d entree',
  'date sortie': 'date de sortie', centre: 'cto', 'famille accueil': 'famille d accueil', 'region origine': 'region d origine', 'groupe arme': 'groupe', 'role exerce': 'role',
  'mode arrivee': 'mode d arrivee', services: 'services recus', reintegration: 'reinsertion', observation: 'observations', remarques: 'observations', 'lieu de capture': 'lieu',
  'autorite detentrice': 'autorite', 'date heure de capture': 'date et heure de capture', 'date heure de notification': 'date et heure de notification',
  'date heure de fin': 'date et heure de fin',
};

/** Parties by the code of reference/data/parties.json; null: asked, and not known or not said. */
export const PARTIES: Record<string, string | null> = {
  jnim: 'JNIM', gsim: 'JNIM', 'katiba macina (flm)': 'FLM', 'katiba macina': 'FLM', flm: 'FLM', 'ansar eddine': 'ANSAR-EDDINE', 'ansar dine': 'ANSAR-EDDINE', cma: 'CMA', hcua: 'HCUA', mnla: 'MNLA',
  'maa-cma': 'MAA-CMA', plateforme: 'PLATFORM', 'ganda lassal izo': 'GANDA-LASSAL-IZO', 'ganda izo': 'GANDA-IZO', 'ganda koy': 'GANDA-KOY', gatia: 'GATIA', 'msa-d': 'MSA-D', msa: 'MSA',
  'maa-plateforme': 'MAA-PLATFORM', cmfpr: 'CMFPR', fama: 'FAMA', eigs: 'ISGS', isgs: 'ISGS', dozo: 'DOZO', dozos: 'DOZO', 'dan nan ambassagou': 'DNA', 'katiba serma': 'KATIBA-SERMA',
  inconnu: null, 'ne veut pas dire': null, 'refuse de dire': null, 'ne sait pas': null, 'non identifie': 'UNIDENTIFIED', '': null,
};

/** Asked, and the child would not say: another answer than not knowing. */
export const DECLINED = new Set(['ne veut pas dire', 'refuse de dire']);

export const ROLES: Record<string, string> = {
  combattant: 'combatant', combattante: 'combatant', garde: 'guard', sentinelle: 'guard', cuisine: 'cook', cuisinier: 'cook', cuisiniere: 'cook', porteur: 'porter', porteuse: 'porter',
  messager: 'messenger', messagere: 'messenger', espion: 'spy', renseignement: 'spy', 'corvee d eau et de bois': 'wood-and-water', 'eau et bois': 'wood-and-water', domestique: 'domestic',
  epouse: 'wife', 'garde d animaux': 'herding', berger: 'herding', corvees: 'chores', courses: 'errands', autre: 'other', inconnu: 'unknown',
};

export const ENTRIES: Record<string, string> = {
  fuite: 'escape', evasion: 'escape', 'liberation par le groupe': 'formal-release', 'liberation formelle': 'formal-release', 'refere par communaute': 'community', 'refere par la communaute': 'community',
  communaute: 'community', 'refere par ong': 'partner', ong: 'partner', partenaire: 'partner', 'remise par fama': 'handed-over-by-forces', 'remise par les fama': 'handed-over-by-forces',
  'depistage moc': 'screening', depistage: 'screening',
};

export const DESTINATIONS: Record<string, string> = {
  famille: 'family', 'famille elargie': 'extended-family', 'famille d accueil': 'foster-family', 'autonomie encadree': 'supervised-independence', fugue: 'absence-without-leave',
  'transfert autre cto': 'other-centre', 'autre cto': 'other-centre',
};

export const SERVICES: Record<string, string> = {
  hebergement: 'shelter', alimentation: 'food', nourriture: 'food', 'soins medicaux': 'medical-care', sante: 'medical-care', 'appui psychosocial': 'psychosocial-support',
  'soutien psychosocial': 'psychosocial-support', psychosocial: 'psychosocial-support', habillement: 'clothing', vetements: 'clothing', 'acte de naissance': 'civil-documents',
  'documents civils': 'civil-documents', 'jugement suppletif': 'civil-documents', 'mediation familiale': 'family-mediation', 'aide juridique': 'legal-aid', 'appui juridique': 'legal-aid',
};

/** Ways of reintegration, by the first words of the cell. */
export const TRACKS: readonly { readonly starts: string; readonly service: string }[] = [
  { starts: 'retour a l ecole coranique', service: 'quranic-schooling' },
  { starts: 'ecole coranique', service: 'quranic-schooling' },
  { starts: 'retour a l ecole', service: 'schooling' },
  { starts: 'ecole', service: 'schooling' },
  { starts: 'scolarisation', service: 'schooling' },
  { starts: 'formation', service: 'vocational-training' },
  { starts: 'apprentissage', service: 'vocational-training' },
  { starts: 'agr', service: 'income-generating-activity' },
];

/** Of files of violations. */
export const VIOLATIONS: Record<string, ViolationType> = {
  'recrutement et utilisation': 'recruitment-and-use', recrutement: 'recruitment-and-use', 'meurtres et atteintes a l integrite physique': 'killing-and-maiming', 'meurtre et mutilation': 'killing-and-maiming',
  'violences sexuelles': 'sexual-violence', 'violence sexuelle': 'sexual-violence', enlevement: 'abduction', enlevements: 'abduction',
  'attaque contre une ecole ou un hopital': 'attacks-on-schools-and-hospitals', 'attaques contre des ecoles ou des hopitaux': 'attacks-on-schools-and-hospitals',
  'refus d acces humanitaire': 'denial-of-humanitarian-access',
};
export const FACILITIES: Record<string, 'school' | 'hospital'> = { ecole: 'school', hopital: 'hospital', 'centre de sante': 'hospital' };
export const FACILITY_ACTS: Record<string, 'attack' | 'military-use'> = { attaque: 'attack', 'usage militaire': 'military-use' };
export const HARMS: Record<string, 'killed' | 'maimed'> = { tue: 'killed', tues: 'killed', mutile: 'maimed', mutiles: 'maimed', blesse: 'maimed', blesses: 'maimed' };
export const CAUSES: Record<string, string> = { 'engin explosif': 'explosive-device', 'arme a feu': 'firearm', 'frappe aerienne': 'airstrike', autre: 'other', inconnue: 'unknown', 'arme inconnue': 'unknown' };
export const CAPTIVITIES: Record<string, 'released-or-escaped' | 'in-captivity' | 'unknown'> = {
  'libere ou evade': 'released-or-escaped', libere: 'released-or-escaped', evade: 'released-or-escaped', 'en captivite': 'in-captivity', inconnu: 'unknown', 'situation inconnue': 'unknown',
};
export const SOURCES: Record<string, string> = {
  'enfant victime': 'victim', famille: 'family', temoin: 'witness', 'temoin direct': 'witness', communaute: 'community', partenaire: 'partner-organisation', 'organisation partenaire': 'partner-organisation',
  'personnel de sante': 'health-worker', 'personnel educatif': 'education-worker', autorite: 'authority', 'nations unies': 'united-nations', medias: 'media', document: 'document',
};
