// What the application is made of, from package-lock.json alone: no network, no installed folder, the same bytes everywhere.
import { spawnSync } from 'node:child_process';
import { environment, ROOT } from './ensure.mjs';

/** Licences under which a package may be part of an AGPL-3.0-or-later application. Another one is a decision, not an accident. */
const FITTING = new Set([
  '0BSD', 'AGPL-3.0-or-later', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'MPL-2.0', 'Python-2.0', 'Unlicense',
]);
/** Packages whose own files say it otherwise than in one field: read by a person, in the place named. */
const READ = {
  '@react-aria/optimize-locales-plugin': ['Apache-2.0', 'its file LICENSE'],
  'caniuse-lite': ['CC-BY-4.0', 'data about browsers; used to build, not handed out'],
  'passport-local': ['MIT', 'its file LICENSE'],
  'passport-strategy': ['MIT', 'its file LICENSE'],
  pause: ['MIT', 'its file Readme.md'],
};

/** The bill of materials in CycloneDX, without what differs from one run or machine to the next. */
export function billOfMaterials() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: ROOT, env: environment(), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32',
  });
  if (result.status !== 0) throw new Error(`npm sbom: ${result.stderr}`);
  return plain(JSON.parse(result.stdout));
}

/** @param bill as npm writes it */
export function plain(bill) {
  const { $schema, bomFormat, specVersion, version, metadata, components, dependencies } = bill;
  const { name } = /^(?<name>.+)@/.exec(metadata.component['bom-ref']).groups;
  return {
    $schema, bomFormat, specVersion, version,
    metadata: { lifecycles: metadata.lifecycles, component: withoutPlaces({ ...metadata.component, name }) },
    components: components.map(withoutPlaces).sort(byReference('bom-ref')),
    dependencies: dependencies.map(({ ref, dependsOn }) => ({ ref, dependsOn: [...dependsOn].sort() })).sort(byReference('ref')),
  };
}

/** Where a package was fetched from, and into which folder, is the machine's business; its digest says which package it is. */
function withoutPlaces({ properties = [], purl, ...component }) {
  delete component.externalReferences;
  const kept = properties.filter((property) => property.name !== 'cdx:npm:package:path');
  return { ...component, purl: purl.split('?', 1)[0], ...(kept.length > 0 && { properties: kept }) };
}

function byReference(field) {
  return (a, b) => (a[field] < b[field] ? -1 : a[field] > b[field] ? 1 : 0);
}

/** Name, version and licence of every package; `wrong` where the licence is unknown or does not fit. */
export function licences(bill) {
  return bill.components.map((component) => {
    const [read, where] = READ[component.name] ?? [];
    const stated = (component.licenses ?? []).map(({ license, expression }) => expression ?? license.id ?? license.name).join(' AND ');
    const licence = read ?? (stated === '' ? 'unknown' : stated);
    return { name: component.name, version: component.version, licence, ...(where && { where }), wrong: read === undefined && !fits(licence) };
  });
}

/** An expression fits when one of its alternatives does, whole. */
export function fits(expression) {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((licence) => FITTING.has(licence.trim())));
}
