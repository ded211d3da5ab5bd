import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import vm from 'node:vm';

/** What a page, component or app file registers while it loads. */
export type Definition = Record<string, unknown>;

export interface LogicLayer {
  app: Definition;
  pages: Map<string, Definition>;
  /** The app is killed: none of its timers runs on. */
  stop(): void;
  /** Loads the files of one page (and of its subpackage) as WeChat does on first visit. */
  loadPage(route: string): Definition;
}

/**
 * Loads an emitted mini-program into a bare context: only JavaScript's own globals and what WeChat's logic layer
 * adds. `eval` and `new Function` are switched off as they are on a phone. Anything else the build reaches for
 * throws a ReferenceError here, before it does on somebody's phone.
 *
 * Example: `openLogicLayer('/…/dist/weapp', {wx, getCurrentPages: () => []}).app.onLaunch`.
 */
export function openLogicLayer(
  dist: string,
  globals: { wx: object; getApp: () => unknown; getCurrentPages: () => unknown[]; console: Console },
  now: () => Date,
): LogicLayer {
  const timers = ownTimers();
  let registered: Definition | undefined;
  const register = (definition: Definition) => {
    registered = definition;
  };
  const context = vm.createContext(
    {
      ...globals,
      App: register,
      Page: register,
      Component: register,
      Behavior: (definition: Definition) => definition,
      ...timers.globals,
    },
    { codeGeneration: { strings: false, wasm: false } },
  );

  // Only the starting point of the phone's clock is ours; `Date` itself is the context's own.
  context.shopNow = () => now().getTime();
  vm.runInContext(
    `{ const shopNow = globalThis.shopNow; const Own = Date;
       globalThis.Date = class extends Own {
         constructor(...parts) { if (parts.length === 0) super(shopNow()); else super(...parts); }
         static now() { return shopNow(); }
       }; delete globalThis.shopNow; }`,
    context,
  );

  const modules = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(file, module);
    const source = readFileSync(join(dist, file), 'utf8');
    const wrapper = vm.runInContext(`(function (require, module, exports) {${source}\n})`, context, {
      filename: join(dist, file),
    });
    wrapper(
      (request: string) =>
        load(normalize(join(dirname(file), request.endsWith('.js') ? request : `${request}.js`))),
      module,
      module.exports,
    );
    return module.exports;
  };
  const loadDefinition = (file: string): Definition => {
    registered = undefined;
    load(file);
    if (!registered) throw new Error(`${file} registered nothing`);
    return registered;
  };

  const app = loadDefinition('app.js');
  const pages = new Map<string, Definition>();
  return {
    app,
    pages,
    stop: timers.stop,
    loadPage(route) {
      const known = pages.get(route);
      if (known) return known;
      const definition = loadDefinition(`${route}.js`);
      pages.set(route, definition);
      return definition;
    },
  };
}

/** Timers that end with the app they belong to. */
function ownTimers() {
  const running = new Set<NodeJS.Timeout>();
  let isStopped = false;
  const keep = (timer: NodeJS.Timeout) => {
    running.add(timer);
    // What still trickles in after the end must not start anew.
    if (isStopped) clearTimeout(timer);
    return timer;
  };
  const clear = (timer: NodeJS.Timeout | undefined) => {
    if (timer) running.delete(timer);
    clearTimeout(timer);
  };
  return {
    globals: {
      setTimeout: (work: () => void, ms?: number, ...rest: []) => keep(setTimeout(work, ms, ...rest)),
      setInterval: (work: () => void, ms?: number, ...rest: []) => keep(setInterval(work, ms, ...rest)),
      clearTimeout: clear,
      clearInterval: clear,
    },
    stop() {
      isStopped = true;
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}
