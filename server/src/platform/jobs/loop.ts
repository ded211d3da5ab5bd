/**
 * Repeats a step until stopped. The step answers how many milliseconds to pause; after an error it pauses one second,
 * so that a database that is away is not hammered.
 */
export class Loop {
  private running: Promise<void> | undefined;
  private wake: (() => void) | undefined;
  private stopping = false;

  constructor(
    private readonly step: () => Promise<number>,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.running ??= this.turn();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake?.();
    await this.running;
  }

  private async turn(): Promise<void> {
    while (!this.stopping) {
      let pauseMs = 1_000;
      try {
        pauseMs = await this.step();
      } catch (error) {
        this.onError(error);
      }
      if (!this.stopping) await this.pause(pauseMs);
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
