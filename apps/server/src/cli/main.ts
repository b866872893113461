import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { terminalLanguage } from '../boot/terminal-language.js';
import { ConfigurationError } from '../configuration.js';
import { StartError } from '../database/start-error.js';
import { addAmendCommand } from './amend.command.js';
import { addDiffCommand } from './diff.command.js';
import { addDoctorCommand } from './doctor.command.js';
import { InputError } from './input-error.js';
import { addLintCommand } from './lint.command.js';
import { addParseCommand } from './parse.command.js';
import { addRebuildCommand } from './rebuild.command.js';
import { addTokenCommand } from './token.command.js';
import { addVerifyCommand } from './verify.command.js';

/** Exit codes: 0 done; 1 done, and something is wrong with what was looked at; 2 the call or its input cannot be used; 3 a bug. */
const WRONG_USE = 2;
const BUG = 3;

const program = new Command('colex')
  .description('Colex 协律: the command line tool')
  .showHelpAfterError()
  .addHelpText('after', '\nExit codes: 0 done, 1 something was found wrong, 2 the call or its input cannot be used.')
  .exitOverride();

addParseCommand(program);
addLintCommand(program);
addDiffCommand(program);
addAmendCommand(program);
addRebuildCommand(program);
addVerifyCommand(program);
addTokenCommand(program);
addDoctorCommand(program);
// Every sub-command ends the same way: its errors come here.
for (const command of [...program.commands, ...program.commands.flatMap((command) => command.commands)]) {
  command.exitOverride();
}

// Who reads the output may stop reading (colex diff … | head): there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed its message already; help and version end with 0.
    process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE;
  } else if (error instanceof InputError || error instanceof ConfigurationError) {
    process.stderr.write(`colex: ${error.message}\n`);
    process.exitCode = WRONG_USE;
  } else if (error instanceof StartError) {
    process.stderr.write(`colex: ${error.sentence[terminalLanguage(process.env)]}\n`);
    process.exitCode = WRONG_USE;
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = BUG;
  }
}
