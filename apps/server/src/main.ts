import 'reflect-metadata';
import { greeting } from './boot/greeting.js';
import { serve } from './boot/serve.js';
import { terminalLanguage } from './boot/terminal-language.js';
import { ConfigurationError, readConfiguration } from './configuration.js';
import { StartError } from './database/start-error.js';

const language = terminalLanguage(process.env);
let stopping = false;

try {
  const starting = serve(readConfiguration(process.env));
  // A stop asked for while starting waits until there is a whole thing to stop.
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    process.stdout.write(language === 'zh' ? '正在停止……\n' : 'Stopping …\n');
    starting
      .then((serving) => serving.close())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const serving = await starting;
  if (!stopping) process.stdout.write(greeting(language, serving.url, serving.signIns));
} catch (error) {
  fail(error);
}

/** A foreseen failure is one sentence; anything else is a bug and shows itself whole. */
function fail(error: unknown): never {
  if (error instanceof StartError) process.stderr.write(`${error.sentence[language]}\n`);
  else if (error instanceof ConfigurationError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
