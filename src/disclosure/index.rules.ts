export type { Cell, Equation, Table } from './disclosure.vocabulary.js';
