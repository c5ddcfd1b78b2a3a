import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Count } from '../bots/conversation/runtime.ts';

export interface Metrics {
  readonly registry: Registry;
  readonly count: Count;
  /** A figure that is read when the metrics are asked for. */
  gauge(name: string, read: () => number): void;
}

/** Prometheus metrics. Labels are names of ours, never anything of a person. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map<string, Counter>();
  return {
    registry,
    count: (name, labels = {}, by = 1) => {
      let counter = counters.get(name);
      if (!counter) {
        counter = new Counter({ name: `myanjobs_${name}`, help: name.replaceAll('_', ' '), labelNames: Object.keys(labels), registers: [registry] });
        counters.set(name, counter);
      }
      counter.inc(labels, by);
    },
    gauge: (name, read) => {
      new Gauge({ name: `myanjobs_${name}`, help: name.replaceAll('_', ' '), registers: [registry], collect() { this.set(read()); } });
    },
  };
}
