// What `npm run package` makes and what goes into it: the bundles, package.json and, unbundled, SQLite with the one
// binary of the target. test/packaging checks the contents.

import type { Configuration } from 'electron-builder';

/** Sources and headers of SQLite (10 MB), and the binaries of every other system (15 MB). */
const unusedOfSqlite = [
  '!node_modules/better-sqlite3-multiple-ciphers/{deps,src,build}/**',
  '!node_modules/better-sqlite3-multiple-ciphers/{binding.gyp,README.md}',
  '!node_modules/better-sqlite3-multiple-ciphers/prebuilds/!(${platform}-${arch}).node',
  '!node_modules/node-addon-api/**',
];

const configuration: Configuration = {
  appId: 'app.sourcebench.workbench',
  productName: 'Sourcebench',
  copyright: 'Copyright © 2026 The Sourcebench developers',
  directories: { output: 'dist', buildResources: 'build/icons' },
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'out/sbom.cdx.json',
    'out/THIRD-PARTY-NOTICES.txt',
    'LICENSE',
    '!**/*.map',
    ...unusedOfSqlite,
  ],
  // A native module is loaded by the system's loader, which cannot look into an archive.
  asar: { smartUnpack: false },
  asarUnpack: ['node_modules/better-sqlite3-multiple-ciphers/prebuilds/**'],
  // better-sqlite3-multiple-ciphers brings binaries that load in Node and Electron alike.
  npmRebuild: false,
  extraMetadata: {
    // The Debian package must name one; `.invalid` says that there is none yet.
    homepage: 'https://sourcebench.invalid',
  },
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  },
  electronLanguages: ['en-US'],
  fileAssociations: [
    {
      ext: 'sourcebench',
      name: 'Sourcebench workspace',
      description: 'Articles and annotations of Sourcebench',
      mimeType: 'application/vnd.sourcebench.workspace',
      role: 'Editor',
      icon: 'icon',
    },
    {
      ext: 'annotated.json',
      name: 'Annotated article',
      description: 'An article with its annotations',
      mimeType: 'application/vnd.sourcebench.annotated-article+json',
      role: 'Editor',
      icon: 'icon',
    },
  ],
  linux: {
    target: ['AppImage', 'deb'],
    executableName: 'sourcebench',
    category: 'Office',
    icon: 'build/icons/png',
    synopsis: 'Source annotation for fact-checkers',
    maintainer: 'The Sourcebench developers <developers@sourcebench.invalid>',
    desktop: { entry: { StartupWMClass: 'Sourcebench' } },
  },
  win: {
    target: ['nsis', 'portable'],
    icon: 'build/icons/icon.ico',
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    artifactName: 'Sourcebench-Setup-${version}-${arch}.${ext}',
  },
  portable: { artifactName: 'Sourcebench-Portable-${version}-${arch}.${ext}' },
  mac: {
    target: ['dmg'],
    icon: 'build/icons/icon.icns',
    category: 'public.app-category.productivity',
    // Signed where a certificate is at hand.
    hardenedRuntime: true,
  },
  publish: null,
};

export default configuration;
