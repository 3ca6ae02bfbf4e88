// Writes the software bill of materials (CycloneDX, JSON) beside this repository's package.json.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfMaterials } from './lib/components.mjs';
import { ROOT } from './lib/ensure.mjs';

const file = 'sbom.cdx.json';
const bill = billOfMaterials();
writeFileSync(join(ROOT, file), `${JSON.stringify(bill, null, 1)}\n`);
console.log(`${file}: ${bill.components.length} packages`);
