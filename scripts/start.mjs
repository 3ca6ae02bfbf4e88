import { become, ensureBuilt, ensureInstalled, node } from './lib/ensure.mjs';

ensureInstalled();
ensureBuilt();
await become(node(), ['dist/start.js', ...process.argv.slice(2)]);
