export interface Instance {
  dir: string;
  host: string;
  port: number;
  socket: string;
  pid: number;
}

export interface StartedInstance extends Instance {
  /** False when it ran already. */
  startedByUs: boolean;
  stop(): Promise<void>;
}

export function start(options: { dir: string; extraArguments?: string[] }): Promise<StartedInstance>;
export { start as startPrivateMariadb };
export function stop(options: { dir: string }): Promise<void>;
export function status(options: { dir: string }): Instance | undefined;
export function startForProcess(options: { dir: string; pid?: number }): Promise<StartedInstance>;
export function administer(dir: string, sql: string): string;
export function ensureDatabase(instance: { dir: string }, database?: string, user?: string): string;
export function createSchema(options: { dir: string; schema: string }): string;
export function dropSchema(options: { dir: string; schema: string }): void;
