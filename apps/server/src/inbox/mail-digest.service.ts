import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Access, Actors } from '@colex/access';
import { type Language, preferredLanguage } from '@colex/contract';
import { InboxRepository, type InboxSettingEntity, isDatabaseAway } from '@colex/store';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { Loaders } from '../api/loaders.js';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from '../configuration-token.js';
import { InboxService } from './inbox.service.js';
import { toInboxItemView } from './inbox.view.js';
import { isMailDue } from './mail-schedule.js';

const LOOK_MS = 15_000;
const ITEMS_A_MAIL = 100;

const WORDS: Readonly<Record<Language, { subject: (n: number) => string; more: string }>> = {
  'zh-CN': { subject: (number) => `协律：${number} 条新消息`, more: '在收件箱中查看：' },
  en: { subject: (number) => `Colex: ${number} new`, more: 'See them in your inbox: ' },
};

/**
 * Mails what people asked to be mailed, gathered as they wish and not in their quiet hours. Without an SMTP server each mail becomes
 * a file in the data folder's `mail`, for another program to send. Plain text only: nothing in it is markup (MS9).
 */
@Injectable()
export class MailDigest implements OnModuleInit, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isStopped = false;

  constructor(
    private readonly access: Access,
    private readonly actors: Actors,
    private readonly inboxService: InboxService,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: ServerConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.#later();
  }

  async onModuleDestroy(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Sends everything that is due at this moment; returns how many mails. */
  async sendDue(now: Date): Promise<number> {
    let sent = 0;
    for (const setting of await new InboxRepository(this.dataSource.manager).waitingForMail()) {
      if (this.#isStopped) break;
      if (!isMailDue(setting, now)) continue;
      try {
        if (await this.#sendTo(setting, now)) sent += 1;
      } catch (error) {
        // What could not be sent waits for the next look; the others' mail does not wait for it.
        const message = isDatabaseAway(error) ? 'mail waits for the database' : 'mail could not be sent';
        this.logger.warn({ err: error, personId: setting.personId }, message);
      }
    }
    return sent;
  }

  #later(): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.sendDue(new Date())
        .catch((error: unknown) => this.logger.warn({ err: error }, 'mail could not be looked for'))
        .then(() => this.#later());
    }, LOOK_MS).unref();
  }

  async #sendTo({ personId, email, language: wished }: InboxSettingEntity, now: Date): Promise<boolean> {
    const language = preferredLanguage(wished);
    const actor = await this.actors.person(personId, 'read');
    const loaders = new Loaders(this.dataSource, this.access, actor);
    return this.dataSource.transaction(async (manager) => {
      const inbox = new InboxRepository(manager);
      if (email === null || !(await inbox.lockMail(personId))) return false;
      const items = await inbox.unmailed(personId, ITEMS_A_MAIL);
      const lines: string[] = [];
      for (const item of items) {
        // Rights are looked at once more: what somebody may no longer read is not mailed to them either.
        if (!(await this.access.decide(actor, 'project.read', { projectId: item.projectId })).allowed) continue;
        const view = toInboxItemView(item);
        lines.push(
          `· ${await this.inboxService.sentence({ actor, loaders, language, credential: null, requestId: '' }, view)}`,
        );
      }
      if (lines.length > 0) await this.#mail(email, language, lines, `${personId}-${now.getTime()}`);
      await inbox.markMailed(
        personId,
        items.map(({ id }) => id),
        now,
      );
      return lines.length > 0;
    });
  }

  async #mail(to: string, language: Language, lines: readonly string[], name: string): Promise<void> {
    const { smtpUrl, mailFrom, publicUrl, dataDirectory } = this.configuration;
    const { subject, more } = WORDS[language];
    const mail = {
      from: mailFrom,
      to,
      subject: subject(lines.length),
      text: `${lines.join('\n')}\n\n${more}${publicUrl}/inbox\n`,
      disableFileAccess: true,
      disableUrlAccess: true,
    };
    if (smtpUrl !== undefined) {
      await createTransport(smtpUrl).sendMail(mail);
      return;
    }
    const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(mail);
    const folder = join(dataDirectory, 'mail');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.eml`), message as Buffer, { flag: 'wx' });
  }
}
