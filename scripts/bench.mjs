import { become, ensureBuilt, ensureInstalled, node } from './lib/ensure.mjs';

const [name, ...options] = process.argv.slice(2);
ensureInstalled();
ensureBuilt();
await become(node(), [`bench/${name}.bench.mjs`, ...options]);
