import { setTimeout as sleep } from 'node:timers/promises';
import { createFakeWx, type Navigation, type PhoneWorld } from './fake-wx';
import { type Definition, type LogicLayer, openLogicLayer } from './module-loader';
import { applySetData, findByText, textOf, type ViewNode, walk } from './view-tree';

type Page = Definition & { route: string; data: { root?: ViewNode } & Record<string, unknown> };
type Method = (...args: unknown[]) => unknown;

const call = (target: Definition, method: string, ...args: unknown[]) => {
  const found = target[method];
  return typeof found === 'function' ? (found as Method).apply(target, args) : undefined;
};

/**
 * A phone with the built mini-program on it: opens pages, taps what carries a text, reads what is on the screen.
 *
 * Example: `const phone = await WeappPhone.launch(dist, world, 'pages/home/index', {scene: 'W1P'});
 * await phone.sees('营业中'); await phone.tap('点单');`
 */
export class WeappPhone {
  private readonly stack: Page[] = [];
  readonly errors: string[] = [];
  readonly toasts: string[];
  private readonly layer: LogicLayer;
  private timeStamp = 0;

  private constructor(dist: string, world: PhoneWorld) {
    const navigation: Navigation = {
      navigateTo: (url) => this.push(url),
      redirectTo: async (url) => {
        this.pop();
        await this.push(url);
      },
      switchTab: (url) => this.reopen(url),
      reLaunch: (url) => this.reopen(url),
      navigateBack: async (delta) => {
        for (let left = delta; left > 0 && this.stack.length > 1; left -= 1) this.pop();
        call(this.page, 'onShow');
      },
    };
    const { wx, toasts } = createFakeWx(world, navigation);
    this.toasts = toasts;
    const note = (...parts: unknown[]) => {
      this.errors.push(
        parts.map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part))).join(' '),
      );
    };
    this.layer = openLogicLayer(
      dist,
      {
        wx,
        getApp: () => this.layer.app,
        getCurrentPages: () => this.stack,
        console: { ...console, log() {}, info() {}, debug() {}, warn() {}, error: note } as Console,
      },
      world.now,
    );
  }

  /** Starts the app as WeChat does: onLaunch and onShow with the launch options, then the first page. */
  static async launch(dist: string, world: PhoneWorld, path: string, query: Record<string, string> = {}) {
    const phone = new WeappPhone(dist, world);
    const options = { path, query, scene: 1047, shareTicket: undefined, referrerInfo: {} };
    call(phone.layer.app, 'onLaunch', options);
    call(phone.layer.app, 'onShow', options);
    await phone.push(`/${path}?${new URLSearchParams(query)}`);
    return phone;
  }

  /** Swipes the app away. */
  close(): void {
    while (this.stack.length > 0) this.pop();
    this.layer.stop();
  }

  get page(): Page {
    const top = this.stack[this.stack.length - 1];
    if (!top) throw new Error('No page is open');
    return top;
  }

  get route(): string {
    return this.page.route;
  }

  /** All that can be read on the open page. */
  get screen(): string {
    return textOf(this.page.data.root);
  }

  /** Waits until the screen shows the text; fails with what it shows instead. */
  async sees(text: string, seconds = 8): Promise<void> {
    await this.until(() => this.screen.includes(text), `"${text}"`, seconds);
  }

  /** Waits until the route ends with `route`. */
  async isAt(route: string, seconds = 8): Promise<void> {
    await this.until(
      () => this.route.endsWith(route),
      `the page ${route} (it is ${this.stack.at(-1)?.route})`,
      seconds,
    );
  }

  /** Taps the nth thing that carries the text (or the label for screen readers), bubbling up as a real tap does. */
  async tap(text: string, nth = 0): Promise<void> {
    let chain: ViewNode[] | undefined;
    await this.until(
      () => {
        chain = this.chainsOf(text)[nth];
        return chain !== undefined;
      },
      `"${text}" to tap`,
      8,
    );
    // Text itself is not touched on a phone, the elements around it are.
    const elements = (chain ?? []).filter((node) => node.sid && node.v === undefined);
    const innermost = elements[0];
    for (const node of elements) this.fire(node, 'tap', {}, innermost);
    await this.settle();
  }

  /** Types into the input whose placeholder contains the text. */
  async type(placeholder: string, value: string): Promise<void> {
    const field = [...walk(this.page.data.root)].find((node) =>
      Object.values(node).some((v) => typeof v === 'string' && v.includes(placeholder)),
    );
    if (!field) throw new Error(`No field "${placeholder}" on: ${this.screen}`);
    this.fire(field, 'input', { value, cursor: value.length });
    this.fire(field, 'blur', { value });
    await this.settle();
  }

  /** Turns the switch with this label for screen readers on or off. */
  async flip(label: string, value: boolean): Promise<void> {
    const found = this.chainsOf(label)[0]?.[0];
    if (!found) throw new Error(`No switch "${label}" on: ${this.screen}`);
    this.fire(found, 'change', { value });
    await this.settle();
  }

  async back(): Promise<void> {
    this.pop();
    call(this.page, 'onShow');
    await this.settle();
  }

  private chainsOf(text: string): ViewNode[][] {
    const byText = findByText(this.page.data.root, text);
    if (byText.length > 0) return byText;
    const labelled: ViewNode[][] = [];
    const visit = (node: ViewNode, ancestors: ViewNode[]) => {
      if (Object.entries(node).some(([key, v]) => key !== 'v' && key !== 'cl' && key !== 'st' && v === text))
        labelled.push([node, ...ancestors]);
      for (const child of node.cn ?? []) visit(child, [node, ...ancestors]);
    };
    if (this.page.data.root) visit(this.page.data.root, []);
    return labelled;
  }

  /** One bubbling event reaches each node that has an id; Taro's runtime finds the listeners itself. */
  private fire(node: ViewNode, type: string, detail: object, innermost = node): void {
    const named = (each: ViewNode) => ({
      id: each.sid,
      dataset: { sid: each.sid },
      offsetLeft: 0,
      offsetTop: 0,
    });
    this.timeStamp += 1;
    call(this.page, 'eh', {
      type,
      detail,
      target: named(innermost),
      currentTarget: named(node),
      timeStamp: this.timeStamp,
      touches: [],
      changedTouches: [],
      mpEvent: { detail },
    });
  }

  private async push(url: string): Promise<void> {
    const [path = '', search = ''] = url.split('?');
    const route = path.replace(/^\//, '');
    const definition = this.layer.loadPage(route);
    const page = Object.assign(Object.create(null), definition, {
      route,
      data: structuredClone((definition.data as object | undefined) ?? {}),
      options: Object.fromEntries(new URLSearchParams(search)),
    }) as Page;
    page.setData = (patch: Record<string, unknown>, callback?: () => void) => {
      applySetData(page.data, patch);
      callback?.();
    };
    page.createSelectorQuery = () => undefined;
    page.selectComponent = () => null;
    if (this.stack.length > 0) call(this.page, 'onHide');
    this.stack.push(page);
    // WeChat hands query values over still percent-encoded.
    const options = Object.fromEntries(
      search
        .split('&')
        .filter(Boolean)
        .map((pair) => {
          const [key = '', value = ''] = pair.split('=');
          return [key, value];
        }),
    );
    call(page, 'onLoad', options);
    call(page, 'onShow');
    await this.settle();
    call(page, 'onReady');
    await this.settle();
  }

  private pop(): void {
    const gone = this.stack.pop();
    if (gone) call(gone, 'onUnload');
  }

  private async reopen(url: string): Promise<void> {
    while (this.stack.length > 0) this.pop();
    await this.push(url);
  }

  private settle(): Promise<void> {
    return sleep(30);
  }

  private async until(condition: () => boolean, what: string, seconds: number): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    while (!condition()) {
      if (Date.now() > deadline) {
        throw new Error(
          `Waited ${seconds} s for ${what}.\nPage ${this.route} shows: ${this.screen}\nErrors: ${this.errors.join('\n') || 'none'}`,
        );
      }
      await sleep(25);
    }
  }
}
