import { readFileSync } from 'node:fs';

export type Env = Readonly<Record<string, string | undefined>>;

/** Reads settings one by one and collects everything that is wrong, so that one start shows every mistake. */
export class EnvReader {
  readonly mistakes: string[] = [];

  constructor(private readonly env: Env) {}

  /** Adds a mistake; messages name the variable and the rule, never the value (it may be a secret). */
  wrong(name: string, rule: string): void {
    this.mistakes.push(`${name}: ${rule}`);
  }

  optional(name: string): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  required(name: string, what: string): string {
    const value = this.optional(name);
    if (value === undefined) this.wrong(name, `is missing (${what})`);
    return value ?? '';
  }

  choice<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const value = this.optional(name) ?? fallback;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) this.wrong(name, `must be one of ${choices.join(', ')}`);
    return found ?? fallback;
  }

  integer(name: string, fallback: number, min: number, max: number): number {
    const text = this.optional(name) ?? String(fallback);
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= min && value <= max) return value;
    this.wrong(name, `must be a whole number from ${min} to ${max}`);
    return fallback;
  }

  flag(name: string, fallback: boolean): boolean {
    return this.choice(name, ['on', 'off'], fallback ? 'on' : 'off') === 'on';
  }

  url(name: string, what: string, protocols: readonly string[]): string {
    const value = this.required(name, what);
    if (value === '') return value;
    if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
      this.wrong(name, `must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    }
    return value.replace(/\/+$/, '');
  }

  /** The text of `NAME`, or of the file that `NAME_FILE` names: secrets usually come as files. */
  textOrFile(name: string, what: string): string {
    const path = this.optional(`${name}_FILE`);
    if (path === undefined) {
      const value = this.required(name, `${what}; or ${name}_FILE`);
      // A PEM squeezed into one line spells its line breaks; JSON spells them inside its strings and must keep them.
      return value.startsWith('-----') ? value.replace(/\\n/g, '\n') : value;
    }
    try {
      return readFileSync(path, 'utf8').trim();
    } catch {
      this.wrong(`${name}_FILE`, 'the file cannot be read');
      return '';
    }
  }
}
