// File and message dialogs through what the system brings: zenity or kdialog on Linux, AppleScript on macOS,
// PowerShell on Windows. Arguments are passed as they are, never through a command shell.

import { spawn, spawnSync } from 'node:child_process';

export interface FileQuestion {
  readonly kind: 'open' | 'open-folder' | 'save';
  readonly title: string;
  /** The folder or file to start with. */
  readonly start: string;
  readonly several: boolean;
  /** Extensions without a dot; `*` stands for every file. */
  readonly extensions: readonly string[];
}

interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const noProgram = new Error(
  'this system offers no file dialog to the Chromium shell; install zenity or kdialog',
);

/** The chosen paths, none when the person cancels. */
export async function askForFiles(question: FileQuestion): Promise<string[]> {
  const { code, output } = await run(fileCommand(question));
  return code === 0 ? output.split('\n').filter((line) => line !== '') : [];
}

/** True for the first of the two buttons. */
export async function askYesNo(text: string, buttons: readonly [string, string]): Promise<boolean> {
  const { code, output } = await run(messageCommand(text, buttons));
  return code === 0 && output !== buttons[1];
}

function fileCommand(question: FileQuestion): Command {
  if (process.platform === 'darwin') return appleFiles(question);
  if (process.platform === 'win32') return windowsFiles(question);
  const { kind, title, start, several, extensions } = question;
  const patterns = extensions.map((extension) => (extension === '*' ? '*' : `*.${extension}`));
  if (has('zenity')) {
    const args = ['--file-selection', `--title=${title}`, `--filename=${start}`];
    if (kind === 'save') args.push('--save', '--confirm-overwrite');
    if (several) args.push('--multiple', '--separator=\n');
    if (kind === 'open-folder') return { program: 'zenity', args: [...args, '--directory'] };
    args.push(`--file-filter=${patterns.join(' ')}`, '--file-filter=*');
    return { program: 'zenity', args };
  }
  if (has('kdialog')) {
    if (kind === 'open-folder') {
      return { program: 'kdialog', args: ['--title', title, '--getexistingdirectory', start] };
    }
    const way = kind === 'save' ? '--getsavefilename' : '--getopenfilename';
    const more = several ? ['--multiple', '--separate-output'] : [];
    return {
      program: 'kdialog',
      args: ['--title', title, way, start, patterns.join(' '), ...more],
    };
  }
  throw noProgram;
}

function messageCommand(text: string, [yes, no]: readonly [string, string]): Command {
  if (process.platform === 'darwin') {
    const script =
      'on run {message, yes, no}\ndisplay dialog message buttons {no, yes} default button 2\nbutton returned of result\nend run';
    return { program: 'osascript', args: ['-e', script, text, yes, no] };
  }
  if (process.platform === 'win32') {
    return powershell(
      `Add-Type -AssemblyName System.Windows.Forms
if ([System.Windows.Forms.MessageBox]::Show($env:SB_TEXT, 'Sourcebench', 'YesNo') -eq 'No') { exit 1 }`,
      { SB_TEXT: `${text}\n\n${yes}?` },
    );
  }
  if (has('zenity')) {
    const labels = [`--ok-label=${yes}`, `--cancel-label=${no}`];
    return { program: 'zenity', args: ['--question', '--no-markup', `--text=${text}`, ...labels] };
  }
  if (has('kdialog')) {
    return { program: 'kdialog', args: ['--yesno', text, '--yes-label', yes, '--no-label', no] };
  }
  throw noProgram;
}

function appleFiles({ kind, title, start, several }: FileQuestion): Command {
  const choose = {
    save: 'set chosen to {choose file name with prompt title default name baseName}',
    'open-folder': 'set chosen to {choose folder with prompt title}',
    open: `set chosen to (choose file with prompt title${several ? ' with multiple selections allowed' : ''}) as list`,
  }[kind];
  const script = `on run {title, baseName}
${choose}
set paths to ""
repeat with one in chosen
set paths to paths & POSIX path of one & linefeed
end repeat
paths
end run`;
  return { program: 'osascript', args: ['-e', script, title, start.split('/').at(-1) ?? ''] };
}

function windowsFiles({ kind, title, start, several, extensions }: FileQuestion): Command {
  if (kind === 'open-folder') {
    return powershell(
      `Add-Type -AssemblyName System.Windows.Forms
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
$d = New-Object System.Windows.Forms.FolderBrowserDialog
$d.Description = $env:SB_TITLE; $d.SelectedPath = $env:SB_START
if ($d.ShowDialog() -ne 'OK') { exit 1 }
$d.SelectedPath`,
      { SB_TITLE: title, SB_START: start },
    );
  }
  const patterns = extensions.map((extension) => `*.${extension}`).join(';');
  return powershell(
    `Add-Type -AssemblyName System.Windows.Forms
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
$d = New-Object System.Windows.Forms.${kind === 'save' ? 'SaveFileDialog' : 'OpenFileDialog'}
$d.Title = $env:SB_TITLE; $d.Filter = $env:SB_FILTER
if (Test-Path $env:SB_START -PathType Container) { $d.InitialDirectory = $env:SB_START } else { $d.FileName = $env:SB_START }
${several ? '$d.Multiselect = $true' : ''}
if ($d.ShowDialog() -ne 'OK') { exit 1 }
$d.FileNames -join [char]10`,
    { SB_TITLE: title, SB_START: start, SB_FILTER: `${patterns}|${patterns}|*.*|*.*` },
  );
}

/** Values travel as environment variables, so that nothing in a file name is ever read as script. */
function powershell(script: string, env: Readonly<Record<string, string>>): Command {
  return { program: 'powershell', args: ['-NoProfile', '-STA', '-Command', script], env };
}

function has(program: string): boolean {
  return spawnSync('which', [program], { stdio: 'ignore' }).status === 0;
}

function run({ program, args, env }: Command): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, ...env },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', () => reject(noProgram));
    child.on('close', (code) => resolve({ code, output: output.replaceAll('\r', '').trimEnd() }));
  });
}
