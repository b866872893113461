import { createHmac } from 'node:crypto';
import type { WebhookType } from '@colex/store';

/** Something that happened, as it is told to a machine. */
export interface WebhookEvent {
  readonly id: string;
  readonly kind: string;
  readonly notice: string;
  readonly at: string;
  readonly projectId: string;
  readonly draftId: string | null;
  readonly subjectId: string;
  readonly actorId: string | null;
  readonly sentence: { readonly 'zh-CN': string; readonly en: string };
  /** Where a person finds it. */
  readonly address: string;
}

/** A request to be sent. */
export interface WebhookMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Where to, and with which key. */
export interface WebhookTarget {
  readonly type: WebhookType;
  readonly url: string;
  readonly secret: string;
}

/** How many messages a minute each takes (企业微信 and 钉钉 20, 飞书 100), and how many events go into one. */
export const WEBHOOK_LIMITS: Readonly<
  Record<WebhookType, { readonly perMinute: number; readonly eventsAtOnce: number }>
> = {
  SIGNED: { perMinute: 600, eventsAtOnce: 1 },
  WECOM: { perMinute: 20, eventsAtOnce: 10 },
  DINGTALK: { perMinute: 20, eventsAtOnce: 10 },
  FEISHU: { perMinute: 100, eventsAtOnce: 10 },
};

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const LONGEST_LINE = 300;

/** The request that tells these events. `at` is the moment of sending: it is part of every signature. */
export function webhookMessage(
  target: WebhookTarget,
  deliveryId: string,
  events: readonly WebhookEvent[],
  at: Date,
): WebhookMessage {
  switch (target.type) {
    case 'SIGNED':
      return signed(target, deliveryId, events, at);
    case 'WECOM': {
      const content = events.map((event) => `> ${plain(event)}\n[打开](${event.address})`).join('\n\n');
      return {
        url: target.url,
        headers: JSON_TYPE,
        body: JSON.stringify({ msgtype: 'markdown', markdown: { content } }),
      };
    }
    case 'DINGTALK': {
      const text = events.map((event) => `- ${plain(event)} [打开](${event.address})`).join('\n');
      const body = JSON.stringify({ msgtype: 'markdown', markdown: { title: '协律', text } });
      return { url: dingtalkAddress(target, at), headers: JSON_TYPE, body };
    }
    case 'FEISHU': {
      const text = events.map((event) => `${plain(event)}\n${event.address}`).join('\n');
      const timestamp = String(Math.floor(at.getTime() / 1_000));
      // 飞书 signs nothing with the key "timestamp, line break, secret".
      const sign = createHmac('sha256', `${timestamp}\n${target.secret}`).update('').digest('base64');
      const proof = target.secret === '' ? {} : { timestamp, sign };
      return {
        url: target.url,
        headers: JSON_TYPE,
        body: JSON.stringify({ ...proof, msg_type: 'text', content: { text } }),
      };
    }
  }
}

/** HMAC-SHA-256 over timestamp and body (api.md §20), as `sha256=<hexadecimal>`. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

/** Why a robot did not take a message although it answered 200; undefined when it did. */
export function robotFault(type: WebhookType, answer: string): string | undefined {
  if (type === 'SIGNED') return undefined;
  try {
    const said = JSON.parse(answer) as { errcode?: unknown; code?: unknown; errmsg?: unknown; msg?: unknown };
    const code = said.errcode ?? said.code;
    return code === 0 ? undefined : `${String(code)} ${String(said.errmsg ?? said.msg ?? '')}`.slice(0, LONGEST_LINE);
  } catch {
    return 'the robot gave no usable answer';
  }
}

function signed(
  { url, secret }: WebhookTarget,
  deliveryId: string,
  events: readonly WebhookEvent[],
  at: Date,
): WebhookMessage {
  const body = JSON.stringify(events[0]);
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  return {
    url,
    headers: {
      ...JSON_TYPE,
      'colex-delivery': deliveryId,
      'colex-timestamp': timestamp,
      'colex-signature': signatureOf(secret, timestamp, body),
    },
    body,
  };
}

function dingtalkAddress({ url, secret }: WebhookTarget, at: Date): string {
  if (secret === '') return url;
  const timestamp = String(at.getTime());
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  const address = new URL(url);
  address.searchParams.set('timestamp', timestamp);
  address.searchParams.set('sign', sign);
  return address.href;
}

/** A sentence on one line in which nothing is taken for Markdown, a mention of everybody or a link (MS9). */
function plain({ sentence }: WebhookEvent): string {
  return sentence['zh-CN']
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[[\]()<>*_`#~|\\@!]/g, (character) => FULL_WIDTH[character] ?? ' ')
    .slice(0, LONGEST_LINE);
}

const FULL_WIDTH: Readonly<Record<string, string>> = {
  '[': '［',
  ']': '］',
  '(': '（',
  ')': '）',
  '<': '＜',
  '>': '＞',
  '*': '＊',
  _: '＿',
  '`': '｀',
  '#': '＃',
  '~': '～',
  '|': '｜',
  '\\': '＼',
  '@': '＠',
  '!': '！',
};
