#!/usr/bin/env node
// The `sourcebench` command. Looks at Node's version before anything else is loaded,
// because the database driver crashes on versions that it was not built for, and originals are packed with zstd.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 15)) {
  process.stderr.write(
    `sourcebench: Node ${process.versions.node} is too old. Install Node 22.15 or newer, or run it as: npm run --silent cli -- COMMAND\n`,
  );
  process.exitCode = 2;
} else {
  const { runCli } = await import('./run.ts');
  process.exitCode = await runCli(process.argv.slice(2));
}

export {};
