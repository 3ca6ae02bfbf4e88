import { describe, expect, it } from '@jest/globals';
import { ANSWERS } from '../../src/access/matrix-answers.vocabulary.js';
import { ROUTES } from '../../src/access/matrix-routes.vocabulary.js';
import { CONTRACT, schemasOfAnswers } from '../support/contract.js';

describe('the matrix of permissions is complete', () => {
  it('has a line for every route of the contract, and for no other', () => {
    expect(Object.keys(ROUTES).toSorted()).toEqual(CONTRACT.map((route) => route.name).toSorted());
  });

  it('says of every field of every answer whether it is sensitive, and knows no other', () => {
    const entered = Object.entries(ANSWERS).flatMap(([schema, fields]) =>
      [...fields.harmless.split(' ').filter((field) => field !== ''), ...Object.keys(fields.sensitive ?? {})].map((field) => `${schema}.${field}`),
    );
    const answered = [...schemasOfAnswers()].flatMap(([name, schema]) => Object.keys(schema.properties ?? {}).map((field) => `${name}.${field}`));
    expect(entered.toSorted()).toEqual(answered.toSorted());
  });
});
