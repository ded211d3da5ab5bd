import { PROBLEMS } from '@tianpu/shared/problems';
import { filesUnder } from './support/files';
import { eventNames, keysOf, spokenIn } from './support/words';

const TS = /(?<!\.d)\.tsx?$/;
const server = filesUnder(['server/src'], TS);
const codes = Object.keys(PROBLEMS);

describe('problem codes', () => {
  it('every refusal in the catalogue is said by a rule or by the server', () => {
    const rules = filesUnder(['shared/src'], TS).filter(
      ({ path }) => path !== 'shared/src/problems/catalogue.ts',
    );
    const spoken = spokenIn([...server, ...rules]);
    expect(codes.filter((code) => !spoken.has(code))).toEqual([]);
  });

  it('every refusal has a Chinese sentence in the app, and the app has no sentence too many', () => {
    const [texts] = filesUnder(['miniapp/src/api/problem-texts.ts'], TS);
    expect(texts).toBeDefined();
    if (!texts) return;
    expect(keysOf(texts, 'PROBLEM_TEXTS').sort()).toEqual([...codes].sort());
    const sentences = [...spokenIn([texts])].filter((text) => !codes.includes(text));
    expect(sentences.filter((text) => !/[\u4e00-\u9fa5]{2}/.test(text))).toEqual([]);
  });
});

describe('events', () => {
  const published = filesUnder(['server/src/events'], TS).flatMap((file) =>
    eventNames(file).map((name) => ({ name, file })),
  );
  const [subscriptions] = filesUnder(['server/src/subscriptions.ts'], TS);

  it('every event has a line in the table of subscriptions, and the table has no line too many', () => {
    expect(published.length).toBeGreaterThan(0);
    const lines = subscriptions ? keysOf(subscriptions, 'subscriptions') : [];
    expect(lines.sort()).toEqual(published.map(({ name }) => name).sort());
  });

  it('every event is spelt noun.past_tense and recorded by the feature that publishes it', () => {
    const mute = published.filter(({ name, file }) => {
      const feature = file.path.replace('server/src/events/', '').replace(/\.ts$/, '');
      return !spokenIn(server.filter(({ path }) => path.startsWith(`server/src/${feature}/`))).has(name);
    });
    expect(mute.map(({ name, file }) => `${name} of ${file.path}`)).toEqual([]);
    expect(published.filter(({ name }) => !/^[a-z]+\.[a-z]+(_[a-z]+)*$/.test(name))).toEqual([]);
  });
});

describe('the readers of these tests', () => {
  const file = {
    path: 'x.ts',
    text: `
      import { a } from 'cart.empty';
      type Code = 'slot.sold_out';
      type Event = { name: 'order.paid'; payload: { name: string } } | { name: 'order.moved' | 'order.closed' };
      export const table: Record<string, string> = { 'order.paid': 'yes', plain: \`no \${a} more\` };
    `,
  };

  it('tell what is said at run time from what is only a type or an import', () => {
    expect([...spokenIn([file])].sort()).toEqual(['no \u0000 more', 'order.paid', 'yes']);
  });

  it('find event names and the keys of a table', () => {
    expect(eventNames(file)).toEqual(['order.paid', 'order.moved', 'order.closed']);
    expect(keysOf(file, 'table')).toEqual(['order.paid', 'plain']);
    expect(keysOf(file, 'other')).toEqual([]);
  });
});
