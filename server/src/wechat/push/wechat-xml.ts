import type { PushValue } from '../ports';

/** The text is not the small XML WeChat sends. */
export class XmlRefused extends Error {
  override readonly name = 'XmlRefused';
}

const DEEPEST = 5;
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const TOKEN = /<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.-]{0,63})\s*>|([^<]+)/y;

/**
 * Reads WeChat's XML into names and texts: elements without attributes, CDATA, the five standard entities. There is
 * no DTD, comment, processing instruction or attribute to be tricked by: anything of the kind is refused, as is
 * nesting beyond five. A name repeated becomes a list. Example:
 * `<xml><Event><![CDATA[subscribe]]></Event></xml>` -> `{ Event: 'subscribe' }`.
 */
export function readWechatXml(text: string): { [name: string]: PushValue } {
  const root: Element = { name: '', children: new Map(), text: '' };
  const open: Element[] = [root];
  TOKEN.lastIndex = 0;
  const source = text.trim();
  while (TOKEN.lastIndex < source.length) {
    const token = TOKEN.exec(source);
    const top = open.at(-1);
    if (!token || !top) throw new XmlRefused('unexpected markup');
    const [, cdata, slash, name, characters] = token;
    if (name === undefined) top.text += cdata ?? withoutEntities(characters ?? '');
    else if (slash === '') open.push(openElement(name, open.length));
    else closeElement(name, open);
  }
  const xml = root.children.get('xml');
  if (open.length !== 1 || root.children.size !== 1 || xml?.length !== 1 || root.text.trim() !== '') {
    throw new XmlRefused('not one <xml> element');
  }
  const fields = xml[0];
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw new XmlRefused('no fields');
  return fields;
}

interface Element {
  name: string;
  children: Map<string, PushValue[]>;
  text: string;
}

function openElement(name: string, depth: number): Element {
  if (depth > DEEPEST) throw new XmlRefused('too deep');
  return { name, children: new Map(), text: '' };
}

function closeElement(name: string, open: Element[]): void {
  const element = open.pop();
  const parent = open.at(-1);
  if (!element || !parent || element.name !== name) throw new XmlRefused('unbalanced');
  const siblings = parent.children.get(name) ?? [];
  siblings.push(elementValue(element));
  parent.children.set(name, siblings);
}

function elementValue(element: Element): PushValue {
  if (element.children.size === 0) return element.text;
  if (element.text.trim() !== '') throw new XmlRefused('text beside elements');
  // Object.fromEntries defines properties, so an element called __proto__ is only a field.
  return Object.fromEntries(
    Array.from(element.children, ([name, values]) => [
      name,
      values.length === 1 ? (values[0] ?? '') : values,
    ]),
  );
}

function withoutEntities(characters: string): string {
  return characters.replace(/&([^;&]{0,12});?/g, (_whole, entity: string) => {
    const character = ENTITIES[entity] ?? numeric(entity);
    if (character === undefined) throw new XmlRefused('unknown entity');
    return character;
  });
}

function numeric(entity: string): string | undefined {
  const match = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(entity);
  const point = match?.[1] ? Number.parseInt(match[1], 16) : Number(match?.[2]);
  return match && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
