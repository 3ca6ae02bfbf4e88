import type { Standing } from '../../src/cases/index.js';

/** A child of whom nothing is told yet: what a test of rules changes says what it is about. */
export const NOBODY: Standing = {
  status: 'identified', since: null, whereabouts: { kind: 'unknown', region: null }, answerable: { kind: 'ministry' }, region: null, centre: null, unitId: null, grants: [],
  custody: null, everHeld: false, followUps: [], handover: null, stay: null, absence: null, incidents: [], transfer: null, placement: null, ageAssessment: null, family: { relatives: [], searches: [], assessments: [], livesWith: null, care: null }, reunification: null,
  plan: null, tracks: [], reRecruitment: null, risks: [], closure: null, closedBy: null, death: null, lastFactAt: null,
};
