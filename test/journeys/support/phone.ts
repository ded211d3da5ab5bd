import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openBrowser } from './browser';
import type { DemoApp } from './demo-app';

const screens = join(__dirname, '../../../.local/screens');
const PATIENCE_MS = 10_000;

/** A person's phone in a story: opens links, taps what carries a text, reads the screen, and keeps a picture of it. */
export class Phone {
  /** What went wrong on the page on its own: exceptions and console errors. A story ends with none. */
  readonly troubles: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly app: DemoApp,
    readonly close: () => Promise<void>,
  ) {}

  private static readonly openPhones = new Set<Phone>();

  /** Puts away every phone of a story, also of one that broke off. */
  static async closeAll(): Promise<void> {
    await Promise.all([...Phone.openPhones].map((phone) => phone.close()));
  }

  static async open(
    app: DemoApp,
    path = '/pages/home/index',
    query: Record<string, string> = {},
  ): Promise<Phone> {
    const { context, close } = await openBrowser(app.clock.now());
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(PATIENCE_MS);
    const phone = new Phone(page, app, async () => {
      Phone.openPhones.delete(phone);
      await close();
    });
    Phone.openPhones.add(phone);
    page.on('pageerror', (error) => phone.troubles.push(error.message));
    page.on('console', (message) => {
      // Refusals of the API are part of stories; the browser notes each as a failed resource.
      const isRefusal = message.text().includes('the server responded with a status of');
      // The links of Taro's tab bar are `javascript:`; the content policy stops them, as it should.
      const isTabLink = message.text().startsWith('Running the JavaScript URL');
      if (message.type() === 'error' && !isRefusal && !isTabLink) phone.troubles.push(message.text());
    });
    await phone.goTo(path, query);
    return phone;
  }

  async goTo(path: string, query: Record<string, string> = {}): Promise<void> {
    const search = new URLSearchParams(query).toString();
    await this.page.goto(`${this.app.url}/#${path}${search ? `?${search}` : ''}`);
  }

  /** The first visible thing with exactly this text or label; `nth` for a later one. */
  private shown(text: string, nth = 0): Locator {
    const byText = this.page.getByText(text, { exact: true });
    const byLabel = this.page.getByLabel(text, { exact: true });
    return byText.or(byLabel).filter({ visible: true }).nth(nth);
  }

  async tap(text: string, nth = 0): Promise<void> {
    await this.shown(text, nth).click();
  }

  async sees(text: string): Promise<void> {
    await this.page
      .getByText(text)
      .filter({ visible: true })
      .first()
      .waitFor()
      .catch(async () => {
        throw new Error(`"${text}" is not on the screen. It shows: ${await this.screenText()}`);
      });
  }

  async seesNot(text: string): Promise<void> {
    expect(await this.page.getByText(text).filter({ visible: true }).count()).toBe(0);
  }

  /** Types into the field with this hint or label. */
  async type(field: string, text: string): Promise<void> {
    const named = `[placeholder="${field}"], [aria-label="${field}"]`;
    await this.page
      .locator(`:is(input, textarea):is(${named}), :is(${named}) :is(input, textarea)`)
      .filter({ visible: true })
      .first()
      .fill(text);
  }

  async screenText(): Promise<string> {
    return (await this.page.locator('body').innerText()).replace(/\s+/g, ' ');
  }

  /** Keeps what the person sees in .local/screens, for people to look at. */
  async picture(name: string): Promise<void> {
    mkdirSync(screens, { recursive: true });
    await this.page.screenshot({ path: join(screens, `${name}.png`) });
  }
}
