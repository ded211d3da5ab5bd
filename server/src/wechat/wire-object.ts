/** Reads parsed JSON field by field; whatever is missing or of another type throws the error the caller chose. */
export class WireObject {
  readonly #fields: Record<string, unknown>;
  readonly #malformed: (field: string) => Error;

  constructor(value: unknown, malformed: (field: string) => Error, field = '(body)') {
    if (!isRecord(value)) throw malformed(field);
    this.#fields = value;
    this.#malformed = malformed;
  }

  static parse(text: string, malformed: (field: string) => Error): WireObject {
    return new WireObject(parseJson(text), malformed);
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.#refuse(name);
  }

  optionalText(name: string): string | undefined {
    const value = this.#fields[name];
    if (value === undefined || value === null) return undefined;
    return typeof value === 'string' ? value : this.#refuse(name);
  }

  /** For the fields WeChat documents as a number and sends as text, or the other way round. */
  textOrNumber(name: string): string {
    const value = this.#fields[name];
    return typeof value === 'number' ? String(value) : this.text(name);
  }

  integer(name: string): number {
    return this.optionalInteger(name) ?? this.#refuse(name);
  }

  optionalInteger(name: string): number | undefined {
    const value = this.#fields[name];
    if (value === undefined || value === null) return undefined;
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : this.#refuse(name);
  }

  /** RFC 3339 with an offset; a time without one would be read in the server's zone. */
  optionalInstant(name: string): Date | undefined {
    const text = this.optionalText(name);
    if (text === undefined || text === '') return undefined;
    const at = new Date(text);
    const hasOffset = /T.*(Z|[+-]\d\d:\d\d)$/.test(text);
    return hasOffset && !Number.isNaN(at.getTime()) ? at : this.#refuse(name);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T {
    const text = this.text(name);
    return allowed.find((value) => value === text) ?? this.#refuse(name);
  }

  child(name: string): WireObject {
    return new WireObject(this.#fields[name], this.#malformed, name);
  }

  optionalChild(name: string): WireObject | undefined {
    const value = this.#fields[name];
    return value === undefined || value === null ? undefined : this.child(name);
  }

  list(name: string): WireObject[] {
    const value = this.#fields[name];
    if (!Array.isArray(value)) return this.#refuse(name);
    return value.map((entry) => new WireObject(entry, this.#malformed, name));
  }

  #refuse(field: string): never {
    throw this.#malformed(field);
  }
}

/** The parsed value, or undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
