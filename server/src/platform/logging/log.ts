import { Injectable, type LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';

import { requestId } from '../http/request-context';
import { redactLine } from './redact';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Where lines go: stdout, or an array in tests. */
export type LogSink = DestinationStream & { flushSync?(): void };

/** Errors as name, message, code and stack; never the object itself, which may carry headers, SQL values or keys. */
function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, errno } = error as { code?: unknown; errno?: unknown };
  return {
    name: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof errno === 'number' ? { errno } : {}),
    stack: error.stack,
    ...(error.cause instanceof Error ? { cause: errorFields(error.cause) } : {}),
  };
}

/** Builds the process's logger: one JSON line per event, written without blocking, every line through the redaction. */
export function createLogger(level: LogLevel, version: string, sink: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { service: 'tianpu', version },
      messageKey: 'msg',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const id = requestId();
        return id === undefined ? {} : { requestId: id };
      },
      serializers: { err: errorFields },
    },
    { write: (line: string) => sink.write(redactLine(line)) },
  );
}

/** stdout behind a buffer: a blocked reader costs dropped lines (after 4 MB), never a waiting request. */
export function stdoutSink(onDrop: () => void): LogSink {
  const sink = pino.destination({
    dest: 1,
    sync: false,
    minLength: 4096,
    maxLength: 4 * 1024 * 1024,
    periodicFlush: 250,
  });
  sink.on('drop', onDrop);
  return sink;
}

/** The logger features inject: `this.log.info({orderId}, 'text')`. Ids only; never phones, names or addresses. */
@Injectable()
export class Log implements LoggerService {
  constructor(
    private readonly logger: Logger,
    private readonly sink?: LogSink,
  ) {}

  /** Writes what is still buffered; the last thing a process does. */
  flush(): void {
    this.sink?.flushSync?.();
  }

  debug(about: object | string, text?: string): void {
    this.write('debug', about, text);
  }

  info(about: object | string, text?: string): void {
    this.write('info', about, text);
  }

  warn(about: object | string, text?: string): void {
    this.write('warn', about, text);
  }

  error(about: object | string, text?: string): void {
    this.write('error', about, text);
  }

  /** Nest's own chatter about modules and routes is for debugging only. */
  log(text: string, part?: string): void {
    this.logger.debug({ part }, text);
  }

  private write(level: 'debug' | 'info' | 'warn' | 'error', about: object | string, text?: string): void {
    if (typeof about === 'string') this.logger[level]({ part: text }, about);
    else this.logger[level](about, text);
  }
}
