import { become, ensureBuilt, ensureInstalled, node } from './lib/ensure.mjs';

ensureInstalled();
ensureBuilt();
await become(node(), ['dist/with-database.js', 'dist/cli.js', ...process.argv.slice(2)]);
