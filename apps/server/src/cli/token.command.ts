import { AuditWriter } from '@colex/access';
import { SCOPES, type Scope } from '@colex/policy';
import { AccessTokenRepository, PersonRepository, tokenHash } from '@colex/store';
import { type Command, Option } from 'commander';
import { newId } from '../identity/new-id.js';
import { newTokenText } from '../token/token-text.js';
import { tokenCreated } from '../token/token.service.js';
import { InputError } from './input-error.js';
import { withStore } from './with-store.js';

interface CreateOptions {
  readonly user: string;
  readonly scope: Scope;
  readonly name: string;
  readonly days?: string;
  readonly json?: boolean;
}

const DAY_MS = 86_400_000;

/** `colex token create`: makes a personal access token for somebody; whoever may run it owns the data anyway. */
export function addTokenCommand(program: Command): void {
  const token = program.command('token').description('personal access tokens');
  token
    .command('create')
    .description('print a new token; it is shown this once and stored only as a hash')
    .requiredOption('--user <account>', 'account of its owner, e.g. xuzhou.drafter')
    .addOption(new Option('--scope <scope>', 'what it may do').choices([...SCOPES]).makeOptionMandatory())
    .option('--name <name>', 'what it is for', 'command line')
    .option('--days <days>', 'days until it expires; never when absent')
    .option('--json', 'print one JSON object: {id, token, user, scope, expiresAt}')
    .action(async (options: CreateOptions) => {
      const expiresAt = expiry(options.days);
      const created = await withStore(async (store) => {
        const person = await new PersonRepository(store.manager).byAccount(options.user);
        if (!person) throw new InputError(`there is nobody with the account ${options.user}`);
        const secret = newTokenText();
        const { id } = await store.transaction(async (manager) => {
          const added = await new AccessTokenRepository(manager).add({
            id: newId('token'),
            personId: person.id,
            name: options.name,
            hash: tokenHash(secret),
            scope: options.scope,
            expiresAt,
          });
          await new AuditWriter().append(manager, tokenCreated(added, null));
          return added;
        });
        return { id, token: secret, user: options.user, scope: options.scope, expiresAt };
      });
      process.stdout.write(options.json ? `${JSON.stringify(created)}\n` : `${created.token}\n`);
    });
}

function expiry(days: string | undefined): Date | null {
  if (days === undefined) return null;
  const count = Number(days);
  if (!Number.isInteger(count) || count < 1 || count > 3_650) {
    throw new InputError('--days must be a whole number from 1 to 3650');
  }
  return new Date(Date.now() + count * DAY_MS);
}
