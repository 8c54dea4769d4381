// `npm run package [-- --dir …]`: builds, then makes this system's packages in `dist/`. What follows goes to
// electron-builder. It fetches Electron's binary and the packaging tools from their release pages on first use.

import { runNode, toolArguments } from './processes.ts';

const options = ['--config', 'build/electron-builder.ts', '--publish', 'never'];
const asked = process.argv.slice(2);

const built = await runNode(['build/scripts/build.ts'], { output: 'inherit' });
const packaged =
  built.exitCode === 0
    ? await runNode(toolArguments('electron-builder', [...options, ...asked]), {
        output: 'inherit',
      })
    : built;
process.exitCode = packaged.exitCode;
