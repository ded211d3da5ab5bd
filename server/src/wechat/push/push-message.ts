import { PushRejected } from '../errors';
import type { PushMessage, PushValue } from '../ports';
import { isRecord, parseJson } from '../wire-object';
import { readWechatXml, XmlRefused } from './wechat-xml';

type Fields = { [name: string]: PushValue };

/** WeChat sends what the operator chose in the console; the first character tells which. Throws PushRejected. */
export function readFields(text: string): { format: 'json' | 'xml'; fields: Fields } {
  try {
    if (text.trimStart().startsWith('<')) return { format: 'xml', fields: readWechatXml(text) };
  } catch (error) {
    if (error instanceof XmlRefused) throw new PushRejected('malformed');
    throw error;
  }
  const parsed = parseJson(withExactIds(text));
  if (!isFields(parsed)) throw new PushRejected('malformed');
  return { format: 'json', fields: parsed };
}

/**
 * The envelope every push has in common. WeChat resends what it thinks was not answered: messages repeat their
 * MsgId, events have none and repeat sender, time and event name.
 */
export function readMessage(text: string): PushMessage {
  const { format, fields } = readFields(text);
  const fromUserName = word(fields, 'FromUserName');
  const createdSeconds = Number(word(fields, 'CreateTime'));
  const msgType = word(fields, 'MsgType');
  if (!Number.isSafeInteger(createdSeconds)) throw new PushRejected('malformed');
  const event = optionalWord(fields, 'Event');
  const msgId = optionalWord(fields, 'MsgId') ?? optionalWord(fields, 'MsgID');
  return {
    format,
    fromUserName,
    toUserName: word(fields, 'ToUserName'),
    createdAt: new Date(createdSeconds * 1000),
    msgType,
    event,
    dedupeKey: msgId ?? `${fromUserName}:${createdSeconds}:${event ?? msgType}`,
    subscriptionAnswers: subscriptionAnswers(fields),
    fields,
  };
}

/** `List` stands at the top in JSON and inside `Subscribe…Event` in XML; one answer is an object, several a list. */
function subscriptionAnswers(fields: Fields): PushMessage['subscriptionAnswers'] {
  const nested = Object.entries(fields).find(([name]) => /^SubscribeMsg\w+Event$/.test(name))?.[1];
  const list = fields['List'] ?? (isFields(nested) ? nested['List'] : undefined);
  const entries = Array.isArray(list) ? list : [list];
  return entries.filter(isFields).flatMap((entry) => {
    const templateId = optionalWord(entry, 'TemplateId');
    const status = optionalWord(entry, 'SubscribeStatusString') ?? optionalWord(entry, 'ErrorStatus');
    return templateId && status ? [{ templateId, status }] : [];
  });
}

/** MsgId is a 64-bit number; as a double, two neighbouring messages would become one. */
function withExactIds(json: string): string {
  return json.replace(/("Msg(?:Id|ID)"\s*:\s*)(\d{16,20})(?=\s*[,}])/g, '$1"$2"');
}

function word(fields: Fields, name: string): string {
  const value = optionalWord(fields, name);
  if (value === undefined) throw new PushRejected('malformed');
  return value;
}

function optionalWord(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Parsed JSON and XML hold nothing but PushValues. */
function isFields(value: unknown): value is Fields {
  return isRecord(value);
}
