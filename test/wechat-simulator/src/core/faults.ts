/** What to do with a matching request. Several may be combined. */
export interface FaultAction {
  /** Answer with this status (and `code`/`message`) without processing the request. */
  status?: number;
  code?: string;
  message?: string;
  /** Mini-program APIs: answer HTTP 200 with this errcode without processing. */
  errcode?: number;
  errmsg?: string;
  /** Real milliseconds to wait before the answer; the request itself is processed at once. */
  delay?: number;
  /** Cut the connection before processing. */
  drop?: boolean;
  /** Process, then cut the connection instead of answering (P19). */
  resetAfterAccept?: boolean;
  /** Sign the answer with a key nobody knows. */
  badSignature?: boolean;
  /** Leave out all signature headers. */
  unsigned?: boolean;
  /** Date the signature this many seconds into the past (negative: future); `true` = 301. */
  staleTs?: number | boolean;
  /** Answer a page of HTML (a proxy's error page) without processing; status from `status`, default 200. */
  html?: boolean;
  /** Answer text that is not JSON; signed like any other answer. */
  invalidJson?: boolean;
}

export interface FaultRule {
  match: {
    /** Path without query; `*` stands for anything. Example: `/v3/pay/transactions/out-trade-no/*`. */
    path: string;
    method?: string;
  };
  do: FaultAction;
  /** Requests it applies to; default 1; 0 = until cleared. */
  times?: number;
}

interface ActiveRule extends FaultRule {
  left: number;
}

function matches(pattern: string, path: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(path);
}

/** Injected faults, first matching rule first. */
export class Faults {
  private rules: ActiveRule[] = [];

  add(rule: FaultRule): void {
    if (!rule.match?.path || !rule.do) throw new Error('a fault needs match.path and do');
    const times = rule.times ?? 1;
    this.rules.push({ ...rule, left: times === 0 ? Number.POSITIVE_INFINITY : times });
  }

  /** The action for this request, counted as used; undefined when no rule matches. */
  take(method: string, path: string): FaultAction | undefined {
    const rule = this.rules.find(
      ({ match }) => matches(match.path, path) && (match.method ?? method).toUpperCase() === method,
    );
    if (!rule) return undefined;
    rule.left -= 1;
    if (rule.left <= 0) this.rules = this.rules.filter((other) => other !== rule);
    return rule.do;
  }

  clear(): void {
    this.rules = [];
  }
}
