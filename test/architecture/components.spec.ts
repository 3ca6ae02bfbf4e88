import { describe, expect, it } from '@jest/globals';
import { billOfMaterials, fits, licences, plain } from '../../scripts/lib/components.mjs';

describe('what the application is made of', () => {
  const bill = billOfMaterials();

  it('is listed whole, the same at every run, and without a word of this machine', () => {
    expect(bill.bomFormat).toBe('CycloneDX');
    const names = bill.components.map(({ name }) => name);
    for (const name of ['@nestjs/core', 'pg', 'react', 'typeorm', 'fastify']) expect(names).toContain(name);
    const text = JSON.stringify(bill);
    expect(text).not.toMatch(/timestamp|serialNumber|"externalReferences"/);
    expect([...text.matchAll(/https?:\/\/[^"/]+/g)].map(([address]) => address)).toEqual(['http://cyclonedx.org']);
    expect(JSON.stringify(billOfMaterials())).toBe(text);
  }, 240_000);

  it('comes under licences that fit', () => {
    expect(licences(bill).filter((one) => one.wrong)).toEqual([]);
  });

  it.each([
    ['MIT', true], ['(MIT OR GPL-2.0-only)', true], ['Apache-2.0 AND MIT', true], ['unknown', false], ['SSPL-1.0', false], ['Apache-2.0 AND SSPL-1.0', false], ['GPL-2.0-only', false],
  ])('%s fits: %s', (licence, fit) => {
    expect(fits(licence)).toBe(fit);
  });

  it('an unknown licence is seen', () => {
    const other = plain({ metadata: { component: { 'bom-ref': 'x@1', purl: 'pkg:npm/x@1' } }, components: [{ 'bom-ref': 'y@1', name: 'y', version: '1', purl: 'pkg:npm/y@1' }], dependencies: [] });
    expect(licences(other)).toEqual([{ name: 'y', version: '1', licence: 'unknown', wrong: true }]);
  });
});
