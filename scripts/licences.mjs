// Lists every package with its licence; fails when one is unknown or does not fit the AGPL.
import { billOfMaterials, licences } from './lib/components.mjs';

const packages = licences(billOfMaterials());
for (const { name, version, licence, where } of packages) console.log(`${licence.padEnd(24)} ${name}@${version}${where ? ` (${where})` : ''}`);
const wrong = packages.filter((one) => one.wrong);
for (const { name, version, licence } of wrong) console.error(`not to be used: ${name}@${version}, ${licence}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
