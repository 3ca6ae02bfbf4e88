export class RatingsView {
  safety!: number;
  health!: number;
  psychosocial!: number;
  education!: number;
  livelihood!: number;
  family!: number;
  community!: number;
}
export class AssessmentView {
  id!: string;
  at!: string;
  during!: 'stay' | 'placement';
  ratings!: RatingsView;
  /** By how much each domain has risen or fallen since the assessment before. */
  change?: RatingsView;
  /** Only for those who may see identity. */
  strengths?: string;
  needs?: string;
}
/** How the child does in reintegration: what was found, from the first to the last. */
export class ReintegrationView {
  assessments!: AssessmentView[];
}
