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
export class StepView {
  id!: string;
  dueOn!: string;
  /** overdue: open, and its day is over. */
  state!: 'open' | 'overdue' | 'done' | 'dropped';
  endedAt?: string;
  owner?: string;
  what?: string;
  /** Why it was dropped. */
  reason?: string;
}
export class GoalView {
  id!: string;
  domain!: string;
  goal?: string;
  words?: string;
  steps!: StepView[];
}
export class PlanView {
  id!: string;
  at!: string;
  childAgreed!: boolean;
  words?: string;
  whyNot?: string;
  goals!: GoalView[];
}
export class AttendanceView {
  /** '2026-03' */
  month!: string;
  held!: number;
  attended!: number;
}
export class TrackView {
  id!: string;
  kind!: 'school' | 'training' | 'income';
  detail!: string;
  startedAt!: string;
  endedAt?: string;
  /** Without one it goes on. */
  outcome?: 'completed' | 'interrupted' | 'dropped-out';
  provider?: string;
  reason?: string;
  attendance!: AttendanceView[];
}
export class VisitView {
  id!: string;
  at!: string;
  outcome!: string;
  livesWith?: string;
  occupation?: string;
  risk?: 'low' | 'medium' | 'high';
  grounds?: string;
  needs?: string;
  /** A high risk that nobody has answered. */
  riskOpen!: boolean;
}
/** What had become of a return at one milestone. */
export class MilestoneView {
  code!: string;
  months!: number;
  state!: 'to-come' | 'awaited' | 'known';
  /** The window around the milestone. */
  from!: string;
  due!: string;
  /** From here on the window is over. */
  to!: string;
  /** A code of the list reintegration-outcome. */
  outcome?: string;
  basis?: 'visit' | 'track' | 'told' | 'stay' | 're-recruitment' | 'death' | 'closure' | 'nothing';
  withFamily?: boolean;
}
export class ReturnView {
  id!: string;
  /** A code of the list destination. */
  kind!: string;
  startedAt!: string;
  endedAt?: string;
  milestones!: MilestoneView[];
}
export class OwnerView {
  id!: string;
  name!: string;
}
/** How the child does in reintegration: what was found, from the first to the last. */
export class ReintegrationView {
  assessments!: AssessmentView[];
  /** The last agreed first. */
  plans!: PlanView[];
  /** Who may take on a step; for whoever may agree one. */
  owners!: OwnerView[];
  /** The last begun first. */
  tracks!: TrackView[];
  /** The last first. */
  visits!: VisitView[];
  /** How many of the last visits in a row found nobody. */
  attemptsInVain!: number;
  /** So many that the child counts as lost to follow-up. */
  lost!: boolean;
  /** Returns into family or community with their outcomes, the last begun first. */
  returns!: ReturnView[];
}
