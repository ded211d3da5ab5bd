import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The numbers operations watch. Labels are closed sets (route templates, codes), never ids or people. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly httpSeconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Duration of requests by route template and status.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  readonly transactionRetries = this.counter('tx_retries_total', 'Transactions started again, by errno.', [
    'errno',
  ]);
  readonly unknownOutcomes = this.counter('tx_unknown_outcomes_total', 'Connections lost at COMMIT.', []);
  readonly eventsDelivered = this.counter('events_delivered_total', 'Reactions done, by subscriber.', [
    'subscriber',
  ]);
  readonly eventsParked = this.gauge('events_parked', 'Reactions that failed every try.');
  readonly outboxOldestAgeSeconds = this.gauge(
    'outbox_oldest_age_seconds',
    'Age of the oldest waiting reaction.',
  );
  readonly jobSeconds = new Histogram({
    name: 'job_seconds',
    help: 'Duration of job runs.',
    labelNames: ['job', 'result'],
    buckets: [0.01, 0.1, 1, 10, 60, 600],
    registers: [this.registry],
  });
  readonly decryptFailures = this.counter('crypto_decrypt_fail_total', 'Fields that did not open.', []);
  readonly logLinesDropped = this.counter(
    'log_lines_dropped_total',
    'Log lines lost to a blocked reader.',
    [],
  );
  readonly poolConnections = this.gauge('db_pool_connections', 'Connections of the pool.', ['state']);
  private poolUsage: () => Readonly<Record<string, number>> = () => ({});
  readonly paymentNotify = this.counter('payment_notify_total', 'Payment notifications by result.', [
    'result',
  ]);
  readonly paymentSettleLagSeconds = new Histogram({
    name: 'payment_settle_lag_seconds',
    help: 'From the payment at WeChat to the paid order here.',
    buckets: [1, 5, 15, 30, 60, 120, 300, 900],
    registers: [this.registry],
  });
  readonly paymentCasesOpen = this.gauge('payment_cases_open', 'Payments that need a person.');
  readonly refundsUnknown = this.gauge('refund_unknown', 'Refunds whose outcome at WeChat is not known.');
  readonly reconcileDifferences = this.gauge(
    'reconcile_diff',
    'Differences to the bill of the last reconciled day.',
  );
  readonly wechatCalls = this.counter('wechat_api_total', 'Calls to WeChat.', ['api', 'outcome']);

  /** Adds Node's own numbers: memory, event-loop lag, file handles. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** The pool is asked for its numbers whenever somebody reads the metrics. */
  watchPool(usage: () => { open: number; busy: number; waiting: number }): void {
    this.poolUsage = () => ({ ...usage() });
  }

  /** Everything as Prometheus reads it. */
  async text(): Promise<string> {
    for (const [state, count] of Object.entries(this.poolUsage())) this.poolConnections.set({ state }, count);
    return this.registry.metrics();
  }

  private counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
