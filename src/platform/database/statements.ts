/** Whoever runs statements inside a transaction: a unit of work, or an operator's connection. */
export interface Statements {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}
