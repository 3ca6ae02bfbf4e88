import { become, ensureBuilt, ensureInstalled, environment, node } from './lib/ensure.mjs';

ensureInstalled();
ensureBuilt();
await become(node(), ['node_modules/jest/bin/jest.js', ...process.argv.slice(2)], environment({ NODE_OPTIONS: '--experimental-vm-modules --no-warnings' }));
