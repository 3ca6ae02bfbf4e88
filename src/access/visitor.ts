/** From where somebody knocks, before anybody knows who it is. */
export interface Visitor {
  readonly network: string;
  /** Browser and system in two coarse words. */
  readonly device: string;
  /** What this browser was given when somebody signed in from it to the end. */
  readonly deviceToken: string | undefined;
}
