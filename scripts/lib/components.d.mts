export interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
}
export interface Bill {
  readonly bomFormat: string;
  readonly components: readonly Component[];
}
export interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly where?: string;
  readonly wrong: boolean;
}
export function billOfMaterials(): Bill;
export function plain(bill: object): Bill;
export function licences(bill: Bill): Licence[];
export function fits(expression: string): boolean;
