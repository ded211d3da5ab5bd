/** What a fault point does when a test sets one: ends the process, fails, or runs something. */
export type Fault = 'kill' | 'throw' | (() => void | Promise<void>);
